// The size of a canvas, in CSS pixels and in those of the screen; and how much of it one of the picture's pixels takes.
import type { ShadowDom } from '../dom/shadow_dom.js';
import type { Engine } from '../engine/engine.js';

/** Calls `changed` with both, now and whenever one of them is another; all 0 while the canvas is hidden. */
export function watchSize(
  canvas: HTMLCanvasElement,
  changed: (width: number, height: number, pixelWidth: number, pixelHeight: number) => void,
  signal: AbortSignal,
): void {
  const tell = ({ width, height }: { width: number; height: number }, device?: ResizeObserverSize) =>
    changed(width, height, pixels(width, device?.inlineSize), pixels(height, device?.blockSize));
  const observer = new ResizeObserver((entries) => {
    const entry = entries.at(-1);
    if (entry) tell(entry.contentRect, entry.devicePixelContentBoxSize?.[0]);
  });
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(canvas); // Safari lacks device-pixel-content-box
  }
  signal.addEventListener('abort', () => observer.disconnect());
  // A window that moves to another screen: the size may stay the same, and only some browsers report it as a new one.
  const watchRatio = () =>
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      'change',
      () => {
        tell({ width: canvas.clientWidth, height: canvas.clientHeight });
        watchRatio();
      },
      { signal, once: true },
    );
  watchRatio();
}

/** CSS pixels in device pixels. The browser's own count is exact, but while tools emulate a ratio it may be that of the real screen. */
function pixels(length: number, counted?: number): number {
  const computed = length * devicePixelRatio;
  return counted !== undefined && Math.abs(counted - computed) <= 1 ? counted : Math.round(computed);
}

/**
 * Gives the picture its size, which is in CSS pixels. To a reader whose text is `scale` times as large as usual it is drawn as a
 * smaller one, enlarged, but never as one that is too small to be laid out.
 */
export function fitPicture(engine: Engine, shadow: ShadowDom, scale: number, width: number, height: number, ratio: number): void {
  const most = Math.max(Math.min(width / 320, height / 400), Math.min(width / 480, height / 240)); // as has_room in layout.cpp
  const enlargement = (shadow.enlargement = Math.max(1, Math.min(scale, most)));
  engine.resize(width / enlargement, height / enlargement, ratio * enlargement);
}
