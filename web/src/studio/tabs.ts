// One page at a time writes a work: a lock of the browser says which. Another may ask for it; then the first saves and hands it over.
// Where a browser has no locks (a server without https) the keeper still notices when two pages write the same work.
const lockOf = (id: string) => `story-studio ${id}`;

const patience = 2000; // milliseconds that the other page has for handing over; one that hangs is passed over

interface Call {
  readonly handOver: string;
}

/** Holds a work for this page, until `release` or until another page has been given it. */
export class Hold {
  readonly #channel = new BroadcastChannel('story-studio');
  #end: (() => void) | undefined;

  /** `handOver` is called when another page asks for the work: it saves, and the hold ends. */
  constructor(
    readonly id: string,
    handOver: () => Promise<void>,
    lost: () => void,
  ) {
    this.#channel.onmessage = ({ data }: MessageEvent<Call>) => {
      if (data.handOver !== id || !this.#end) return;
      void handOver().finally(() => {
        this.release();
        lost();
      });
    };
    this.#lost = lost;
  }

  readonly #lost: () => void;

  /** False when another page holds it. */
  claim(): Promise<boolean> {
    return this.#request({ ifAvailable: true });
  }

  /** Asks the page that holds it to hand it over, and takes it when no answer comes. */
  async takeOver(): Promise<void> {
    const waited = new AbortController();
    const timer = setTimeout(() => waited.abort(), patience);
    this.#channel.postMessage({ handOver: this.id } satisfies Call);
    const given = await this.#request({ signal: waited.signal }).catch(() => false);
    clearTimeout(timer);
    if (!given) await this.#request({ steal: true });
  }

  release(): void {
    this.#end?.();
    this.#end = undefined;
  }

  close(): void {
    this.release();
    this.#channel.close();
  }

  /** Resolves once it is known whether this page has the lock, which then stays until `release`. */
  #request(options: LockOptions): Promise<boolean> {
    if (!navigator.locks) return Promise.resolve(true);
    return new Promise((answer, failed) => {
      const held = navigator.locks.request(lockOf(this.id), options, (lock) => {
        answer(lock !== null);
        return lock && new Promise<void>((end) => (this.#end = end));
      });
      held.catch((error: unknown) => {
        failed(error);
        if (!this.#end) return; // it was never held
        this.#end = undefined;
        this.#lost();
      });
    });
  }
}
