// What a printer gets instead of the canvas, which browsers do not print.
import { createElement } from '../dom/elements.js';
import type { Engine } from '../engine/engine.js';
import type { CanvasView } from './canvas_view.js';
import type { DrawingView } from './drawing_view.js';

/** The picture that the reader sees, in the light theme and twice as fine; null when nothing can be painted now. `theme`: the reader's. */
export function printCopy(view: CanvasView | DrawingView, engine: Engine, theme: string): HTMLCanvasElement | null {
  const restore = () => void engine.perform('theme', theme);
  engine.perform('theme', 'light');
  const copy = view.paintedNow(2, (canvas) => {
    restore();
    return copyOf(canvas);
  });
  if (!copy) restore();
  return copy;
}

function copyOf(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const copy = createElement('canvas', { width: String(canvas.width), height: String(canvas.height) });
  copy.getContext('2d')!.drawImage(canvas, 0, 0);
  return copy;
}
