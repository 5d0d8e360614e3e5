/** Runs in the page before all else: remembers whatever a reader or a page's author should never meet, and what the explainer says. */
export function watch() {
  const noise = (globalThis.noise = []);
  globalThis.failures = [];
  for (const level of ['error', 'warn', 'info', 'log', 'debug']) {
    const plain = console[level];
    console[level] = (...words) => {
      noise.push(`console ${level}: ${words.join(' ')}`);
      plain.apply(console, words);
    };
  }
  addEventListener('securitypolicyviolation', (event) => noise.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  addEventListener('unhandledrejection', (event) => noise.push(`unhandled: ${event.reason}`));
  addEventListener('error', ({ message, target }) => target === globalThis && noise.push(`uncaught: ${message}`));
  addEventListener('error', ({ detail, target }) => target.localName === 'story-explainer' && globalThis.failures.push(detail), true); // it does not bubble

  globalThis.explainer = () => document.querySelector('story-explainer');
  globalThis.canvasOf = (element) => element.shadowRoot.querySelector('canvas');
  /** The colours of a canvas, as often as each is there; none of an empty one is worth the name of a picture. */
  globalThis.colours = (canvas) => {
    const { width, height } = canvas;
    const copy = new OffscreenCanvas(width, height).getContext('2d');
    copy.drawImage(canvas, 0, 0);
    return new Set(new Uint32Array(copy.getImageData(0, 0, width, height).data.buffer)).size;
  };
  globalThis.corner = (canvas) => {
    const copy = new OffscreenCanvas(1, 1).getContext('2d');
    copy.drawImage(canvas, 0, 0, 1, 1, 0, 0, 1, 1);
    return [...copy.getImageData(0, 0, 1, 1).data.slice(0, 3)].join();
  };
  globalThis.painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
  globalThis.until = async (condition, limit = 20_000) => {
    const end = performance.now() + limit;
    for (;;) {
      const value = await condition();
      if (value) return value;
      if (performance.now() > end) throw new Error(`never came true: ${condition}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  };
}
