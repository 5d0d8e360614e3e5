// Long work in small steps, so that the page never stands still.

/** Lets the page do in between what it has to do: paint, and hear its reader. */
export function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** For work that no one waits for: when the page has nothing else to do, and says how many milliseconds that may take. */
export function leisure(): Promise<() => number> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') {
      requestIdleCallback((deadline) => resolve(() => deadline.timeRemaining()), { timeout: 2000 }); // on a busy page in small steps
      return;
    }
    setTimeout(() => {
      const end = performance.now() + 10; // Safari can't say
      resolve(() => end - performance.now());
    }, 50);
  });
}
