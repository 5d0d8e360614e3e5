// The C++ program, typed: one instance of the module, one App, one canvas. Knows no DOM but the context it draws to.
// Calls go one way: the program has no function of the page's to call.
import type { Problem, Snapshot } from '../../explainer.js';
import { Failure, sentences } from '../dom/errors.js';
import { Renderer } from '../canvas/renderer.js';
import type { Fonts } from './assets.js';

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
  spacing: 'time' | 'even';
  zoomed: boolean;
  filter: string;
}

/** x, y, width and height of each, in CSS pixels. */
export interface Boxes {
  marks: [number, number, number, number][];
  hits: [number, number, number, number][];
}

/** The numbers exports.cpp uses. */
export enum PointerStep {
  moved,
  pressed,
  released,
  left,
}

/** What src/web/exports.cpp offers. */
interface Program {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  malloc(size: number): number;
  free(pointer: number): void;
  explainer_start(): void;
  explainer_stop(): void;
  explainer_fonts(regular: number, regularSize: number, semibold: number, semiboldSize: number): number;
  explainer_load(bytes: number, size: number): number;
  explainer_resize(width: number, height: number, pixelRatio: number): void;
  explainer_frame(seconds: number): number;
  explainer_picture(): number;
  explainer_pointer(event: number, touch: number, x: number, y: number): number;
  explainer_wheel(x: number, y: number, dx: number, dy: number, zoom: number): number;
  explainer_key(key: number, shift: number): number;
  explainer_perform(verb: number, argument: number): number;
  explainer_query(what: number): number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Engine {
  readonly #program: Program;
  readonly #gl: WebGL2RenderingContext | null;
  #renderer: Renderer | null;

  private constructor(program: Program, gl: WebGL2RenderingContext | null, renderer: Renderer | null) {
    this.#program = program;
    this.#gl = gl;
    this.#renderer = renderer;
  }

  /** Without a context it tells the story all the same, and draws nothing. */
  static async create(module: WebAssembly.Module, gl: WebGL2RenderingContext | null, fonts: Fonts): Promise<Engine> {
    const renderer = gl && drawn(gl, () => new Renderer(gl)); // first, for the graphics card has work with it meanwhile
    const engine = new Engine(await instantiate(module), gl, renderer);
    engine.#program.explainer_start();
    if (!engine.#fonts(fonts)) throw new Failure(sentences.fonts);
    if (gl && /[?&]debug\b/.test(location.search)) await inspect(engine, gl.canvas as HTMLCanvasElement);
    return engine;
  }

  /** Waits for the graphics card. Throws a Failure when it can't draw. */
  prepare(): void {
    if (this.#gl) drawn(this.#gl, () => this.#renderer?.prepare());
  }

  /** Frees what the program holds. The engine is of no use after that. */
  stop(): void {
    this.#program.explainer_stop();
  }

  /** False when the bytes hold no story without errors; `problems` says why. */
  load(story: Uint8Array): boolean {
    return this.#lend(story, (bytes) => this.#program.explainer_load(bytes, story.length)) !== 0;
  }

  resize(width: number, height: number, pixelRatio: number): void {
    this.#program.explainer_resize(width, height, pixelRatio);
  }

  /** Draws. Returns when it wants to draw again: 0 at once, > 0 in so many seconds, negative not until something happens. */
  frame(seconds: number): number {
    const wake = this.#program.explainer_frame(seconds);
    this.#renderer?.draw(this.#program.memory.buffer, this.#program.explainer_picture());
    return wake;
  }

  // Input: each returns true when the explainer made use of it, and the page should not.

  pointer(step: PointerStep, touch: boolean, x: number, y: number): boolean {
    return this.#program.explainer_pointer(step, Number(touch), x, y) !== 0;
  }

  wheel(x: number, y: number, dx: number, dy: number, zoom: boolean): boolean {
    return this.#program.explainer_wheel(x, y, dx, dy, Number(zoom)) !== 0;
  }

  key(key: string, shift: boolean): boolean {
    return this.#lend(cString(key), (text) => this.#program.explainer_key(text, Number(shift))) !== 0;
  }

  /** A verb of App::perform. False when it makes no sense. */
  perform(verb: string, argument = ''): boolean {
    const call = (name: number) =>
      this.#lend(cString(argument), (text) => this.#program.explainer_perform(name, text));
    return this.#lend(cString(verb), call) !== 0;
  }

  state(): State {
    return JSON.parse(this.#query('state')) as State;
  }

  snapshot(): Snapshot | null {
    return JSON.parse(this.#query('snapshot')) as Snapshot | null;
  }

  /** What told.ts knows the shape of, from the program's JSON. */
  ask(what: string): unknown {
    return JSON.parse(this.#query(what));
  }

  /** snapshot | source | svg | csv, as text. */
  text(what: string): string {
    return this.#query(what);
  }

  problems(): Problem[] {
    return JSON.parse(this.#query('problems')) as Problem[];
  }

  /** Where marks and what answers the pointer lie; for debug.ts. */
  boxes(): Boxes {
    return JSON.parse(this.#query('boxes')) as Boxes;
  }

  /** The address the reader asked to open since the last call, or "". */
  link(): string {
    return this.#query('link');
  }

  /** The browser gave back the context it had taken; all that was uploaded is gone. False when nothing can be drawn. */
  contextRestored(): boolean {
    try {
      this.#renderer = this.#gl && new Renderer(this.#gl);
      this.#renderer?.prepare();
      return true;
    } catch {
      return false;
    }
  }

  #fonts({ regular, semibold }: Fonts): boolean {
    const call = (first: number) =>
      this.#lend(semibold, (second) =>
        this.#program.explainer_fonts(first, regular.length, second, semibold.length),
      );
    return this.#lend(regular, call) !== 0;
  }

  #query(what: string): string {
    const start = this.#lend(cString(what), (text) => this.#program.explainer_query(text));
    const memory = new Uint8Array(this.#program.memory.buffer);
    return decoder.decode(memory.subarray(start, memory.indexOf(0, start)));
  }

  /** Copies bytes into the program's memory for the length of one call. */
  #lend(bytes: Uint8Array, call: (pointer: number) => number): number {
    const pointer = this.#program.malloc(bytes.length);
    if (!pointer) throw new Failure(sentences.memory);
    try {
      new Uint8Array(this.#program.memory.buffer).set(bytes, pointer);
      return call(pointer);
    } finally {
      this.#program.free(pointer);
    }
  }
}

/** Text as C++ takes it, ending in a zero. A zero within would cut it short, and no text of ours has one. */
function cString(text: string): Uint8Array {
  return encoder.encode(`${text}\0`);
}

async function instantiate(module: WebAssembly.Module): Promise<Program> {
  const imports: WebAssembly.Imports = {};
  // The runtime names a few (to say that memory grew, to exit); none of them has anything to do here.
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => 0;
  const { exports } = await WebAssembly.instantiate(module, imports);
  const program = exports as unknown as Program;
  program._initialize();
  return program;
}

/** Help for who mends the explainer: fetched only when the page's address asks for it; where it isn't there, the picture is. */
async function inspect(engine: Engine, canvas: HTMLCanvasElement): Promise<void> {
  const debug = await import('./debug.js').catch(() => null);
  debug?.watch(engine, canvas);
}

/** What `work` gives; a Failure that says why there is no picture when it can't be done. */
function drawn<T>(gl: WebGL2RenderingContext, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new Failure(gl.isContextLost() ? sentences.lost : sentences.webgl, { cause });
  }
}
