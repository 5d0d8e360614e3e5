// The reader's system preferences: dark or light, more contrast, less motion.

const dark = '(prefers-color-scheme: dark)';
const moreContrast = ['(prefers-contrast: more)', '(forced-colors: active)'];
const lessMotion = '(prefers-reduced-motion: reduce)';
const holds = (query: string) => matchMedia(query).matches; // asked late: a server that imports this has no media

export const preferences = {
  get theme(): 'light' | 'dark' {
    return holds(dark) ? 'dark' : 'light';
  },
  get contrast(): 'normal' | 'more' {
    return moreContrast.some(holds) ? 'more' : 'normal';
  },
  get motion(): 'full' | 'reduced' {
    return holds(lessMotion) ? 'reduced' : 'full';
  },

  /** Calls `changed` whenever one of them changes, until `signal` is aborted. */
  watch(changed: () => void, signal: AbortSignal): void {
    for (const query of [dark, lessMotion, ...moreContrast]) matchMedia(query).addEventListener('change', changed, { signal });
  },
};
