// Help for developers of the explainer: fetched only where the page's address says ?debug. It wraps the engine, records
// each request and input, and shows what is drawn, what answers the pointer, how long frames take and why no frame is due.
import { PointerStep, type Engine } from './engine.js';
import type { FrameOutput, Verb } from './protocol.js';

/** A call as src/app/replay.hpp writes it; the native window plays the same lines. */
type Line = [name: string, ...words: (string | number)[]];

const most = 200_000; // lines kept: the newest
const pointerNames = { [PointerStep.moved]: 'move', [PointerStep.pressed]: 'press', [PointerStep.released]: 'release' } as const;

/** Wraps an engine: records its input, and shows debugging data over its canvas. */
export class DebugEngine implements Engine {
  readonly #engine: Engine;
  readonly #canvas: HTMLCanvasElement;
  readonly #overlay: Overlay;
  readonly #lines: Line[] = [];
  #replay: Line[] = []; // what is still to be played back
  readonly query: Engine['query'];
  readonly text: Engine['text'];

  /** `wake` asks the page for a frame. */
  constructor(engine: Engine, canvas: HTMLCanvasElement, wake: () => void) {
    this.#engine = engine;
    this.#canvas = canvas;
    this.query = engine.query.bind(engine);
    this.text = engine.text.bind(engine);
    this.#overlay = new Overlay(engine, canvas, {
      save: () => save(this.#lines),
      replay: (recorded) => {
        this.#replay = recorded;
        wake();
      },
    });
  }

  setWords(words: Uint8Array): void {
    this.#engine.setWords(words);
  }

  load(story: Uint8Array): boolean {
    return this.#engine.load(story);
  }

  stop(): void {
    this.#overlay.remove();
    this.#engine.stop();
  }

  setFontFamily(family: string): void {
    this.#engine.setFontFamily(family);
  }

  forgetRuns(): void {
    this.#engine.forgetRuns();
  }

  setPlaces(): void {
    this.#engine.setPlaces();
  }

  get memory(): ArrayBuffer {
    return this.#engine.memory;
  }

  get revision(): number {
    return this.#engine.revision;
  }

  /** While a recording is played back, each frame of the page is one of the recording. */
  frame(seconds: number): FrameOutput {
    if (this.#replay.length === 0) {
      this.#record('frame', seconds);
      return this.#timed(seconds);
    }
    const output = this.#timed(this.#play() ?? seconds);
    if (this.#replay.length > 0) return { ...output, wake: 0 };
    this.#canvas.dispatchEvent(new CustomEvent('replayed', { bubbles: true, composed: true }));
    return output;
  }

  resize(width: number, height: number, pixelRatio: number): void {
    this.#record('resize', width, height, pixelRatio);
    this.#overlay.pictureWidth = width;
    this.#engine.resize(width, height, pixelRatio);
  }

  pointer(step: PointerStep, touch: boolean, x: number, y: number): boolean {
    if (step === PointerStep.left) this.#record('leave');
    else this.#record(pointerNames[step], touch ? 'touch' : 'mouse', x, y);
    return this.#engine.pointer(step, touch, x, y);
  }

  wheel(x: number, y: number, dx: number, dy: number, zoom: boolean): boolean {
    this.#record('wheel', x, y, dx, dy, Number(zoom));
    return this.#engine.wheel(x, y, dx, dy, zoom);
  }

  key(key: string): boolean {
    this.#record('key', key);
    return this.#engine.key(key);
  }

  perform(verb: Verb, argument = ''): boolean {
    this.#record('perform', verb, argument);
    return this.#engine.perform(verb, argument);
  }

  #record(...line: Line): void {
    this.#lines.push(line);
    if (this.#lines.length > most) this.#lines.shift();
  }

  #timed(seconds: number): FrameOutput {
    const start = performance.now();
    const output = this.#engine.frame(seconds);
    this.#overlay.painted(performance.now() - start, output.wake);
    return output;
  }

  /** Plays lines until the next frame of the recording, and returns that one's time; null at the end. */
  #play(): number | null {
    const engine = this.#engine;
    for (let line = this.#replay.shift(); line; line = this.#replay.shift()) {
      const [name, ...words] = line;
      const number = (i: number) => Number(words[i]);
      if (name === 'frame') return number(0);
      if (name === 'wheel') engine.wheel(number(0), number(1), number(2), number(3), number(4) !== 0);
      else if (name === 'key') engine.key(String(words[0]));
      else if (name === 'perform') engine.perform(String(words[0]) as Verb, String(words[1]));
      else if (name === 'leave') engine.pointer(PointerStep.left, false, 0, 0);
      else if (name === 'move' || name === 'press' || name === 'release') {
        const step = name === 'move' ? PointerStep.moved : name === 'press' ? PointerStep.pressed : PointerStep.released;
        engine.pointer(step, words[0] === 'touch', number(1), number(2));
      } // the size is that of this page
    }
    return null;
  }
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

/** A 2D canvas over the picture, and a panel of text and switches in a corner of the page. */
class Overlay {
  readonly #engine: Engine;
  readonly #canvas: HTMLCanvasElement;
  pictureWidth = 1; // in its own pixels
  readonly #paper = document.createElement('canvas');
  readonly #panel = document.createElement('div');
  readonly #report = document.createElement('output');
  readonly #shown = { marks: false, hits: false };
  #frames = 0;

  constructor(engine: Engine, canvas: HTMLCanvasElement, buttons: Buttons) {
    this.#engine = engine;
    this.#canvas = canvas;
    this.#paper.dataset['debug'] = 'paper';
    this.#panel.dataset['debug'] = 'panel';
    Object.assign(this.#paper.style, { position: 'absolute', pointerEvents: 'none', zIndex: '9998' });
    Object.assign(this.#panel.style, {
      position: 'fixed',
      left: '8px',
      bottom: '8px',
      zIndex: '9999',
      padding: '6px 10px',
      background: '#fff',
      color: '#000',
      border: '1px solid',
      font: '13px/1.5 monospace',
    });
    this.#panel.append(
      this.#switch('marks'),
      this.#switch('hits'),
      this.#button('save recording', buttons.save),
      this.#file(buttons.replay),
      document.createElement('br'),
      this.#report,
    );
    document.body.append(this.#paper, this.#panel);
  }

  remove(): void {
    this.#paper.remove();
    this.#panel.remove();
  }

  painted(milliseconds: number, wake: number): void {
    this.#frames += 1;
    this.#report.textContent = `frame ${this.#frames}: ${milliseconds.toFixed(1)} ms; ${reason(wake)}`;
    this.#draw();
  }

  #draw(): void {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    Object.assign(this.#paper.style, { left: `${left + scrollX}px`, top: `${top + scrollY}px` });
    this.#paper.width = width;
    this.#paper.height = height;
    const paint = this.#paper.getContext('2d');
    if (!paint || !(this.#shown.marks || this.#shown.hits)) return;
    const boxes = this.#engine.query('boxes');
    paint.scale(width / this.pictureWidth, width / this.pictureWidth);
    for (const [name, color] of [
      ['marks', '#08f'],
      ['hits', '#f06'],
    ] as const) {
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
      replay(
        text
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as Line),
      );
    });
    label.append(' play back ', input);
    return label;
  }
}

function reason(wake: number): string {
  if (wake === 0) return 'awake: something is animated';
  if (wake > 0) return `asleep for ${wake.toFixed(2)} s, then play takes its next step`;
  return 'asleep until something comes in';
}
