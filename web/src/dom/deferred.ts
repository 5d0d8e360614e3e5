// Promises that no one has to catch.

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

/** A page that doesn't care for the outcome gets no "unhandled rejection": the `error` event told it already. */
export function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
