// The C++ program, typed: one instance of the module, one App, one canvas. Knows no DOM but the context it draws to.
import start, { type Glue } from 'explainer-wasm';
import type { Problem, Snapshot } from '../explainer.js';
import { Failure, sentences } from './failure.js';
import type { Fonts } from './resources.js';

/** What the program tells after a frame. */
export interface State {
  date: string;
  selected: string | null;
  paused: boolean;
  ended: boolean;
  rate: number;
  start: string;
  end: string;
  cursor: string;
}

/** The words as far as the canvas needs them. */
export interface Outline {
  title: string;
  headline: string;
}

/** The numbers exports.cpp uses. */
export enum PointerStep {
  moved,
  pressed,
  released,
  left,
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Engine {
  readonly #glue: Glue;
  readonly #context: number;

  private constructor(glue: Glue, gl: WebGL2RenderingContext) {
    this.#glue = glue;
    this.#context = glue.GL.registerContext(gl, { majorVersion: 2, minorVersion: 0, enableExtensionsByDefault: false });
    glue.GL.makeContextCurrent(this.#context);
  }

  static async create(program: WebAssembly.Module, gl: WebGL2RenderingContext, fonts: Fonts): Promise<Engine> {
    const engine = new Engine(await instantiate(program), gl);
    if (!engine.#glue._explainer_start()) throw new Failure(sentences.webgl);
    if (!engine.#fonts(fonts)) throw new Failure(sentences.fonts);
    return engine;
  }

  /** Frees what the program holds, the graphics card's share included. The engine is of no use after that. */
  stop(): void {
    this.#glue._explainer_stop();
    this.#glue.GL.deleteContext(this.#context);
  }

  /** False when the bytes hold no story without errors; `problems` says why. */
  load(story: Uint8Array): boolean {
    return this.#lend(story, (bytes) => this.#glue._explainer_load(bytes, story.length)) !== 0;
  }

  resize(width: number, height: number, pixelRatio: number): void {
    this.#glue._explainer_resize(width, height, pixelRatio);
  }

  /** Draws. Returns when it wants to draw again: 0 at once, > 0 in so many seconds, negative not until something happens. */
  frame(seconds: number): number {
    return this.#glue._explainer_frame(seconds);
  }

  // Input: each returns true when the explainer made use of it, and the page should not.

  pointer(step: PointerStep, touch: boolean, x: number, y: number): boolean {
    return this.#glue._explainer_pointer(step, Number(touch), x, y) !== 0;
  }

  wheel(x: number, y: number, dx: number, dy: number, zoom: boolean): boolean {
    return this.#glue._explainer_wheel(x, y, dx, dy, Number(zoom)) !== 0;
  }

  key(key: string, shift: boolean): boolean {
    return this.#lend(cString(key), (text) => this.#glue._explainer_key(text, Number(shift))) !== 0;
  }

  /** A verb of App::perform. False when it makes no sense. */
  perform(verb: string, argument = ''): boolean {
    const call = (name: number) =>
      this.#lend(cString(argument), (text) => this.#glue._explainer_perform(name, text));
    return this.#lend(cString(verb), call) !== 0;
  }

  state(): State {
    return JSON.parse(this.#query('state')) as State;
  }

  snapshot(): Snapshot | null {
    return JSON.parse(this.#query('snapshot')) as Snapshot | null;
  }

  outline(): Outline | null {
    return JSON.parse(this.#query('outline')) as Outline | null;
  }

  problems(): Problem[] {
    return JSON.parse(this.#query('problems')) as Problem[];
  }

  /** The address the reader asked to open since the last call, or "". */
  link(): string {
    return this.#query('link');
  }

  contextLost(): void {
    this.#glue._explainer_gl_lost();
  }

  contextRestored(): boolean {
    return this.#glue._explainer_gl_restored() !== 0;
  }

  #fonts({ regular, semibold }: Fonts): boolean {
    const call = (first: number) =>
      this.#lend(semibold, (second) =>
        this.#glue._explainer_fonts(first, regular.length, second, semibold.length),
      );
    return this.#lend(regular, call) !== 0;
  }

  #query(what: string): string {
    const start = this.#lend(cString(what), (text) => this.#glue._explainer_query(text));
    const memory = this.#glue.HEAPU8;
    return decoder.decode(memory.subarray(start, memory.indexOf(0, start)));
  }

  /** Copies bytes into the program's memory for the length of one call. */
  #lend(bytes: Uint8Array, call: (pointer: number) => number): number {
    const pointer = this.#glue._malloc(bytes.length);
    try {
      this.#glue.HEAPU8.set(bytes, pointer);
      return call(pointer);
    } finally {
      this.#glue._free(pointer);
    }
  }
}

/** Text as C++ takes it, ending in a zero. A zero within would cut it short, and no text of ours has one. */
function cString(text: string): Uint8Array {
  return encoder.encode(`${text}\0`);
}

function instantiate(program: WebAssembly.Module): Promise<Glue> {
  return new Promise((resolve, reject) => {
    start({
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(program, imports).then((instance) => done(instance, program), reject);
        return {};
      },
    }).then(resolve, reject);
  });
}
