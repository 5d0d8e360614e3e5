// Help for who mends the explainer: fetched only where the page's address says ?debug. It stands at the engine's door, where
// every verb and input comes by, and lays over the picture what is drawn, what answers, how long frames take and why it sleeps.
import { PointerStep, type Engine } from './engine.js';

/** A call as src/app/replay.hpp writes it; the native window plays the same lines. */
type Line = [name: string, ...words: (string | number)[]];

const most = 200_000; // lines kept, the newest
const pointerNames = { [PointerStep.moved]: 'move', [PointerStep.pressed]: 'press', [PointerStep.released]: 'release' } as const;

export function watch(engine: Engine, canvas: HTMLCanvasElement): void {
  const lines: Line[] = [];
  const add = (...line: Line) => {
    lines.push(line);
    if (lines.length > most) lines.shift();
  };
  const overlay = new Overlay(engine, canvas, {
    save: () => save(lines),
    replay: (recorded) => void replay(recorded),
  });
  const { frame, resize, pointer, wheel, key, perform, stop } = bound(engine);
  let replaying = false;

  engine.frame = (seconds) => {
    if (replaying) return -1;
    add('frame', seconds);
    return timed(seconds);
  };
  engine.resize = (width, height, ratio) => (add('resize', width, height, ratio), resize(width, height, ratio));
  engine.pointer = (step, touch, x, y) => {
    if (step === PointerStep.left) add('leave');
    else add(pointerNames[step], touch ? 'touch' : 'mouse', x, y);
    return pointer(step, touch, x, y);
  };
  engine.wheel = (x, y, dx, dy, zoom) => (add('wheel', x, y, dx, dy, Number(zoom)), wheel(x, y, dx, dy, zoom));
  engine.key = (name, shift) => (add('key', name, Number(shift)), key(name, shift));
  engine.perform = (verb, argument = '') => (add('perform', verb, argument), perform(verb, argument));
  engine.stop = () => (overlay.remove(), stop());

  function timed(seconds: number): number {
    const start = performance.now();
    const wake = frame(seconds);
    overlay.painted(performance.now() - start, wake);
    return wake;
  }

  /** Plays lines back, each frame in a frame of its own. The page's own frames wait meanwhile. */
  async function replay(recorded: Line[]): Promise<void> {
    replaying = true;
    for (const [name, ...words] of recorded) {
      const number = (i: number) => Number(words[i]);
      if (name === 'frame') {
        await new Promise(requestAnimationFrame);
        timed(number(0));
      } else if (name === 'wheel') wheel(number(0), number(1), number(2), number(3), number(4) !== 0);
      else if (name === 'key') key(String(words[0]), number(1) !== 0);
      else if (name === 'perform') perform(String(words[0]), String(words[1]));
      else if (name === 'leave') pointer(PointerStep.left, false, 0, 0);
      else if (name === 'move' || name === 'press' || name === 'release') {
        const step = name === 'move' ? PointerStep.moved : name === 'press' ? PointerStep.pressed : PointerStep.released;
        pointer(step, words[0] === 'touch', number(1), number(2));
      } // the size is that of this page
    }
    replaying = false;
    canvas.dispatchEvent(new CustomEvent('replayed', { bubbles: true, composed: true }));
  }
}

/** The engine's own methods, before others stand in for them. */
function bound(engine: Engine) {
  return {
    frame: engine.frame.bind(engine),
    resize: engine.resize.bind(engine),
    pointer: engine.pointer.bind(engine),
    wheel: engine.wheel.bind(engine),
    key: engine.key.bind(engine),
    perform: engine.perform.bind(engine),
    stop: engine.stop.bind(engine),
  };
}

function save(lines: readonly Line[]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([lines.map((line) => `${JSON.stringify(line)}\n`).join('')], { type: 'application/jsonl' }));
  link.download = 'explainer.jsonl';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}

interface Buttons {
  save(): void;
  replay(lines: Line[]): void;
}

/** A 2D canvas over the picture, and a panel of words and switches below it in the page. */
class Overlay {
  readonly #engine: Engine;
  readonly #canvas: HTMLCanvasElement;
  readonly #paper = document.createElement('canvas');
  readonly #panel = document.createElement('div');
  readonly #told = document.createElement('output');
  readonly #shown = { marks: false, hits: false };
  #frames = 0;

  constructor(engine: Engine, canvas: HTMLCanvasElement, buttons: Buttons) {
    this.#engine = engine;
    this.#canvas = canvas;
    this.#paper.dataset['debug'] = 'paper';
    this.#panel.dataset['debug'] = 'panel';
    Object.assign(this.#paper.style, { position: 'absolute', pointerEvents: 'none', zIndex: '9998' });
    Object.assign(this.#panel.style, { position: 'fixed', left: '8px', bottom: '8px', zIndex: '9999', padding: '6px 10px', background: '#fff', color: '#000', border: '1px solid', font: '13px/1.5 monospace' });
    this.#panel.append(this.#switch('marks'), this.#switch('hits'), this.#button('save recording', buttons.save), this.#file(buttons.replay), document.createElement('br'), this.#told);
    document.body.append(this.#paper, this.#panel);
  }

  remove(): void {
    this.#paper.remove();
    this.#panel.remove();
  }

  painted(milliseconds: number, wake: number): void {
    this.#frames += 1;
    this.#told.textContent = `frame ${this.#frames}: ${milliseconds.toFixed(1)} ms; ${reason(wake)}`;
    this.#draw();
  }

  #draw(): void {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    Object.assign(this.#paper.style, { left: `${left + scrollX}px`, top: `${top + scrollY}px` });
    this.#paper.width = width;
    this.#paper.height = height;
    const paint = this.#paper.getContext('2d');
    if (!paint || !(this.#shown.marks || this.#shown.hits)) return;
    const boxes = this.#engine.boxes();
    for (const [name, color] of [['marks', '#08f'], ['hits', '#f06']] as const) {
      if (!this.#shown[name]) continue;
      paint.strokeStyle = color;
      for (const [x, y, w, h] of boxes[name]) paint.strokeRect(x + 0.5, y + 0.5, w, h);
    }
  }

  #switch(name: 'marks' | 'hits'): HTMLElement {
    const label = document.createElement('label');
    const box = Object.assign(document.createElement('input'), { type: 'checkbox', name });
    box.addEventListener('change', () => {
      this.#shown[name] = box.checked;
      this.#draw();
    });
    label.append(box, `${name} `);
    return label;
  }

  #button(text: string, action: () => void): HTMLElement {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: text });
    button.addEventListener('click', action);
    return button;
  }

  #file(replay: (lines: Line[]) => void): HTMLElement {
    const label = document.createElement('label');
    const input = Object.assign(document.createElement('input'), { type: 'file', accept: '.jsonl' });
    input.addEventListener('change', async () => {
      const text = (await input.files?.[0]?.text()) ?? '';
      replay(text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line));
    });
    label.append(' play back ', input);
    return label;
  }
}

function reason(wake: number): string {
  if (wake === 0) return 'awake: something new is growing';
  if (wake > 0) return `asleep for ${wake.toFixed(2)} s, then play takes its next step`;
  return 'asleep until something comes in';
}
