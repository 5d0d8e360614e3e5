// The reader's system preferences: dark or light, more contrast, less motion.

const dark = matchMedia('(prefers-color-scheme: dark)');
const moreContrast = ['(prefers-contrast: more)', '(forced-colors: active)'].map((query) => matchMedia(query));
const lessMotion = matchMedia('(prefers-reduced-motion: reduce)');

export const preferences = {
  get theme(): 'light' | 'dark' {
    return dark.matches ? 'dark' : 'light';
  },
  get contrast(): 'normal' | 'more' {
    return moreContrast.some((query) => query.matches) ? 'more' : 'normal';
  },
  get motion(): 'full' | 'reduced' {
    return lessMotion.matches ? 'reduced' : 'full';
  },

  /** Calls `changed` whenever one of them changes, until `signal` is aborted. */
  watch(changed: () => void, signal: AbortSignal): void {
    for (const query of [dark, lessMotion, ...moreContrast]) query.addEventListener('change', changed, { signal });
  },
};
