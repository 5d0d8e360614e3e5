// Pointer, wheel and keys on the canvas. What the explainer does not use stays with the page: scrolling, Tab, shortcuts.
import { PointerStep, type Engine } from './engine.js';

export function listen(canvas: HTMLCanvasElement, engine: Engine, wake: () => void, signal: AbortSignal): void {
  let held: number | null = null; // id of the pointer that is pressed; others are ignored meanwhile

  const send = (step: PointerStep, event: PointerEvent): void => {
    engine.pointer(step, event.pointerType === 'touch', event.offsetX, event.offsetY);
    wake();
  };

  const handlers = {
    pointerdown(event: PointerEvent) {
      if (event.button !== 0 || held !== null) return;
      held = event.pointerId;
      canvas.setPointerCapture(held); // a drag goes on outside the canvas
      send(PointerStep.pressed, event);
    },
    pointermove(event: PointerEvent) {
      if (held === null || held === event.pointerId) send(PointerStep.moved, event);
    },
    pointerup(event: PointerEvent) {
      if (held !== event.pointerId) return;
      held = null;
      send(PointerStep.released, event);
    },
    // The browser took the finger for scrolling: no tap, no drag.
    pointercancel(event: PointerEvent) {
      if (held !== event.pointerId) return;
      held = null;
      send(PointerStep.left, event);
    },
    pointerleave(event: PointerEvent) {
      if (held === null) send(PointerStep.left, event);
    },
    wheel(event: WheelEvent) {
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 16; // a line is about 16 pixels
      const dx = event.deltaX * unit;
      const dy = event.deltaY * unit;
      if (!engine.wheel(event.offsetX, event.offsetY, dx, dy, event.ctrlKey)) return;
      event.preventDefault();
      wake();
    },
    keydown(event: KeyboardEvent) {
      if (event.key === 'Tab' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!engine.key(event.key, event.shiftKey)) return;
      event.preventDefault();
      wake();
    },
  };

  for (const [type, handler] of Object.entries(handlers)) {
    canvas.addEventListener(type, handler as EventListener, { signal, passive: false });
  }
}
