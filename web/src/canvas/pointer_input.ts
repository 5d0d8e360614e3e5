// Pointer, wheel and keys on the canvas. What the explainer does not use stays with the page: scrolling, Tab, shortcuts.
import type { ShadowDom } from '../dom/shadow_dom.js';
import { PointerStep, type Engine } from '../engine/engine.js';

/** Two fingers: where their middle is on the canvas, and how far they are apart. */
interface Pinch {
  x: number;
  y: number;
  apart: number;
}

const pixelsToDouble = 100; // of a wheel that zooms, as gestures.cpp has it

export function listenToPointer(shadow: ShadowDom, engine: Engine, wake: () => void, signal: AbortSignal): void {
  const { canvas } = shadow;
  let held: number | null = null; // id of the pointer that is pressed; others are ignored meanwhile
  let pinch: Pinch | null = null; // two fingers that began on the strip

  const send = (step: PointerStep, event: PointerEvent): void => {
    engine.pointer(step, event.pointerType === 'touch', event.offsetX / shadow.enlargement, event.offsetY / shadow.enlargement);
    wake();
  };

  /** Ends a press that is no click: whoever took the pointer away need not say that it is up again. */
  const drop = (): void => {
    if (held === null) return;
    held = null;
    engine.pointer(PointerStep.left, false, 0, 0);
    wake();
  };
  const dropItsOwn = ({ pointerId }: PointerEvent): void => {
    if (pointerId === held) drop();
  };

  const handlers = {
    pointerdown(event: PointerEvent) {
      if (event.button !== 0 || !event.isPrimary) return; // another finger
      drop();
      pinch = null; // two fingers that began on the strip: the end of them was not told
      held = event.pointerId;
      try {
        canvas.setPointerCapture(held); // a drag goes on outside the canvas
      } catch {
        // an event made by a script has no pointer
      }
      send(PointerStep.pressed, event);
    },
    pointermove(event: PointerEvent) {
      if (held !== null && held !== event.pointerId) return;
      if (event.buttons === 0) drop(); // it went up where the page was not told: over a dialog, another window
      send(PointerStep.moved, event);
    },
    pointerup(event: PointerEvent) {
      if (held !== event.pointerId) return;
      held = null;
      send(PointerStep.released, event);
    },
    pointercancel: dropItsOwn, // the browser took the finger for scrolling
    lostpointercapture: dropItsOwn, // another element of the page took it
    pointerleave(event: PointerEvent) {
      if (held === null) send(PointerStep.left, event);
    },
    wheel(event: WheelEvent) {
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 16; // a line is about 16 pixels
      const turned = event.shiftKey && event.deltaX === 0; // some browsers leave that to us
      const dx = (turned ? event.deltaY : event.deltaX) * unit;
      const dy = turned ? 0 : event.deltaY * unit;
      if (!engine.wheel(event.offsetX / shadow.enlargement, event.offsetY / shadow.enlargement, dx / shadow.enlargement, dy, event.ctrlKey)) return;
      event.preventDefault();
      wake();
    },
    // Only two fingers on the strip are taken from the page, which zooms with all others.
    touchstart(event: TouchEvent) {
      const now = fingers(event, shadow.enlargement);
      if (!now || !event.cancelable || !engine.wheel(now.x, now.y, 0, 0, true)) return;
      event.preventDefault();
      pinch = now;
      drop(); // the first finger no longer drags the handle
    },
    touchmove(event: TouchEvent) {
      const now = pinch && fingers(event, shadow.enlargement);
      if (!pinch || !now) return;
      event.preventDefault();
      const closer = Math.log2(now.apart / pinch.apart) * pixelsToDouble;
      engine.wheel(now.x, now.y, pinch.x - now.x, -closer, true);
      pinch = now;
      wake();
    },
    touchend(event: TouchEvent) {
      if (event.touches.length < 2) pinch = null;
    },
    touchcancel() {
      pinch = null;
    },
    keydown(event: KeyboardEvent) {
      if (event.key === 'Tab' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!engine.key(event.key)) return;
      event.preventDefault();
      wake();
    },
  };

  // Escape ends what hovering shows, wherever the focus is.
  const dismiss = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape' || held !== null || !canvas.matches(':hover') || canvas.matches(':focus')) return;
    engine.pointer(PointerStep.left, false, 0, 0);
    wake();
  };
  canvas.ownerDocument.addEventListener('keydown', dismiss, { signal });

  for (const [type, handler] of Object.entries(handlers)) {
    canvas.addEventListener(type, handler as EventListener, { signal, passive: false });
  }
  canvas.ownerDocument.defaultView?.addEventListener('blur', drop, { signal });
}

function fingers(event: TouchEvent, enlargement: number): Pinch | null {
  const [first, second] = event.targetTouches;
  if (!first || !second || event.targetTouches.length !== 2 || !(event.currentTarget instanceof Element)) return null;
  const box = event.currentTarget.getBoundingClientRect();
  return {
    x: ((first.clientX + second.clientX) / 2 - box.left) / enlargement,
    y: ((first.clientY + second.clientY) / 2 - box.top) / enlargement,
    apart: Math.max(Math.hypot(first.clientX - second.clientX, first.clientY - second.clientY), 1),
  };
}
