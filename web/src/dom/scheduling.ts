// Long work in small steps, so that the page keeps painting and reacting to input.

/** Resolves in a new task, after the page's pending work. */
export function yieldToPage(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** For work that is not urgent: resolves when the page is idle, with a function that says how many milliseconds are left of that. */
export function whenIdle(): Promise<() => number> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') {
      requestIdleCallback((deadline) => resolve(() => deadline.timeRemaining()), { timeout: 2000 }); // a page that is never idle gets small steps
      return;
    }
    setTimeout(() => {
      const end = performance.now() + 10; // Safari has no idle callbacks
      resolve(() => end - performance.now());
    }, 50);
  });
}
