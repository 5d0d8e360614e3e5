// Promises whose rejection the page may leave unhandled: the `error` event has reported it.

/** A promise that can be settled from outside. */
export class Deferred {
  settled = false;
  resolve!: () => void;
  reject!: (error: Error) => void;
  readonly promise = quiet(
    new Promise<void>((resolve, reject) => {
      this.resolve = () => ((this.settled = true), resolve());
      this.reject = (error) => ((this.settled = true), reject(error));
    }),
  );
}

/** The same promise; its rejection is never reported as unhandled. */
export function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
