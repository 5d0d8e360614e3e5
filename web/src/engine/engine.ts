// The exports of the C++ program, typed: one instance of the module, one App. Knows no DOM and no WebGL.
// The program calls one function of the page's: the one that measures text.
import type { Answers, FrameOutput, Place, TextQuery, Verb } from './protocol.js';
import { instantiate, lend, textAt, type Runtime } from './runtime.js';

/** The width of a line of text, in the pixels that `size` is in. */
export type Measure = (text: string, size: number, semibold: boolean) => number;

/** The numbers exports.cpp uses. */
export const enum PointerStep {
  moved,
  pressed,
  released,
  left,
}

/** The page's interface to the App; debug.ts wraps it. */
export interface Engine {
  /** The words of the language of the story that is loaded next; none for English. */
  setWords(words: Uint8Array): void;
  /** False when the bytes hold no story without errors; checker.ts says why. */
  load(story: Uint8Array): boolean;
  /** Frees what the program holds. The engine is of no use after that. */
  stop(): void;
  /** In the picture's pixels, as all that follows: CSS pixels, but for readers who want larger text; see canvas_size.ts. */
  resize(width: number, height: number, pixelRatio: number): void;
  /** Makes the picture of that time, a clock that only goes forward. */
  frame(seconds: number): FrameOutput;
  /** All text is measured and drawn anew. `family`: as CSS names the typeface. */
  setFontFamily(family: string): void;
  /** No run of text is in the texture any more. */
  forgetRuns(): void;
  /** Ends a frame that lacked runs of text: they are in the texture now, and their places in `memory`. */
  setPlaces(): void;

  /** For as long as no call is made that may let it grow. */
  readonly memory: ArrayBuffer;
  /** Another number when the answer to `state` is another. */
  readonly revision: number;

  // Input: each returns true when the explainer made use of it, and the page should not.
  pointer(step: PointerStep, touch: boolean, x: number, y: number): boolean;
  wheel(x: number, y: number, dx: number, dy: number, zoom: boolean): boolean;
  key(key: string): boolean;

  /** False when verb and argument make no sense. */
  perform(verb: Verb, argument?: string): boolean;
  query<Name extends Exclude<keyof Answers, TextQuery>>(name: Name, argument?: string): Answers[Name];
  /** An answer as the program wrote it. */
  text(name: keyof Answers, argument?: string): string;
}

/** The exports of src/web/exports.cpp. */
interface Program extends Runtime {
  explainer_start(): void;
  explainer_stop(): void;
  explainer_font_family(family: number): void;
  explainer_forget_runs(): void;
  explainer_set_places(): void;
  explainer_language(bytes: number, size: number): void;
  explainer_load(bytes: number, size: number): number;
  explainer_resize(width: number, height: number, pixelRatio: number): void;
  explainer_frame(seconds: number): number;
  explainer_output(): number;
  explainer_pointer(step: number, touch: number, x: number, y: number): number;
  explainer_wheel(x: number, y: number, dx: number, dy: number, zoom: number): number;
  explainer_key(key: number): number;
  explainer_perform(verb: number, argument: number): number;
  explainer_query(question: number): number;
}

/** What a frame leaves in the program's memory: 32-bit words from its start, where the picture is. */
const enum Word {
  revision = 9,
  layoutRevision,
  handle,
  cursor = handle + 4,
  linkClicked,
}

const cursors = ['default', 'pointer', 'ew-resize'];

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class WasmEngine implements Engine {
  readonly #program: Program;
  readonly #output: number;

  private constructor(program: Program) {
    this.#program = program;
    program.explainer_start();
    this.#output = program.explainer_output();
  }

  static async create(module: WebAssembly.Module, measure: Measure): Promise<WasmEngine> {
    const call = (text: number, length: number, size: number, semibold: number) =>
      measure(decoder.decode(new Uint8Array(program.memory.buffer, text, length)), size, semibold !== 0);
    const program: Program = await instantiate<Program>(module, { measure: call });
    return new WasmEngine(program);
  }

  setWords(words: Uint8Array): void {
    this.#lend(words, (bytes) => (this.#program.explainer_language(bytes, words.length), 0));
  }

  load(story: Uint8Array): boolean {
    const { malloc, free } = this.#program;
    free(malloc(5 * story.length)); // about what it needs: memory grows once, for with each step the browser collects the page's garbage
    return this.#lend(story, (bytes) => this.#program.explainer_load(bytes, story.length)) !== 0;
  }

  stop(): void {
    this.#program.explainer_stop();
  }

  resize(width: number, height: number, pixelRatio: number): void {
    this.#program.explainer_resize(width, height, pixelRatio);
  }

  frame(seconds: number): FrameOutput {
    const wake = this.#program.explainer_frame(seconds);
    const words = this.#words;
    const handle = [...new Float32Array(this.memory, this.#output + 4 * Word.handle, 4)] as Place;
    return {
      picture: this.#output,
      wake,
      layoutRevision: words[Word.layoutRevision]!,
      handle: handle[2] > 0 ? handle : null,
      cursor: cursors[words[Word.cursor]!]!,
      linkClicked: words[Word.linkClicked] !== 0,
    };
  }

  setFontFamily(family: string): void {
    this.#lend(cStrings(family), (text) => (this.#program.explainer_font_family(text), 0));
  }

  forgetRuns(): void {
    this.#program.explainer_forget_runs();
  }

  setPlaces(): void {
    this.#program.explainer_set_places();
  }

  get memory(): ArrayBuffer {
    return this.#program.memory.buffer;
  }

  get revision(): number {
    return this.#words[Word.revision]!;
  }

  pointer(step: PointerStep, touch: boolean, x: number, y: number): boolean {
    return this.#program.explainer_pointer(step, Number(touch), x, y) !== 0;
  }

  wheel(x: number, y: number, dx: number, dy: number, zoom: boolean): boolean {
    return this.#program.explainer_wheel(x, y, dx, dy, Number(zoom)) !== 0;
  }

  key(key: string): boolean {
    return this.#lend(cStrings(key), (text) => this.#program.explainer_key(text)) !== 0;
  }

  perform(verb: Verb, argument = ''): boolean {
    const call = (text: number) => this.#program.explainer_perform(text, text + verb.length + 1); // a verb has only ASCII letters
    return this.#lend(cStrings(verb, argument), call) !== 0;
  }

  query<Name extends Exclude<keyof Answers, TextQuery>>(name: Name, argument = ''): Answers[Name] {
    return JSON.parse(this.text(name, argument)) as Answers[Name];
  }

  text(name: keyof Answers, argument = ''): string {
    const question = cStrings(argument ? `${name} ${argument}` : name);
    const start = this.#lend(question, (text) => this.#program.explainer_query(text));
    return textAt(this.#program, start);
  }

  get #words(): Uint32Array {
    return new Uint32Array(this.memory, this.#output, Word.linkClicked + 1);
  }

  /** Copies bytes into the program's memory for the length of one call. */
  #lend(bytes: Uint8Array, call: (pointer: number) => number): number {
    return lend(this.#program, bytes, call);
  }
}

/** Texts as C++ takes them, each ending in a zero. A zero within would cut one short, and no text of ours has one. */
function cStrings(...texts: string[]): Uint8Array {
  return encoder.encode(`${texts.join('\0')}\0`);
}
