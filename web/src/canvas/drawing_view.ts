// Replaces the canvas view where nothing can be drawn: runs the clock and updates the text.
import type { Engine } from '../engine/engine.js';
import { unseenSize, type ViewEvents } from './canvas_view.js';
import { FrameLoop } from './frame_loop.js';

export class HeadlessView {
  readonly canPaint = false;
  readonly #loop: FrameLoop;

  /** The clock stops while `text` is not visible. */
  constructor(text: Element, engine: Engine, events: ViewEvents, signal: AbortSignal) {
    const frame = (seconds: number) => {
      try {
        const output = engine.frame(seconds);
        events.framed(output);
        return output.wake;
      } catch (error) {
        events.crashed(error);
        return null;
      }
    };
    this.#loop = new FrameLoop(text, frame, signal);
    engine.resize(unseenSize.width, unseenSize.height, 1);
  }

  wake(): void {
    this.#loop.wake();
  }

  /** Resolves once the text has changed with all that was requested before. */
  painted(): Promise<void> {
    return this.#loop.painted();
  }

  composed(): Promise<void> {
    return this.painted();
  }
}
