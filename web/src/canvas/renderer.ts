// Draws the output of a frame from the program's memory: one list of triangles, one texture of shapes, one of letters. Knows WebGL
// and nothing of what it draws.
import { RunTexture } from './run_texture.js';
import type { Typeface } from './typeface.js';

/** What a frame left to draw; exports.cpp fills it, as 32-bit words in this order. */
const enum Word {
  vertices,
  vertexCount,
  indices,
  indexCount,
  shapes,
  width,
  height,
  missing,
  missingCount,
  all,
}

const vertexBytes = 20; // position and texture coordinates as floats, colour as four bytes

const vertexShader = `#version 300 es
layout(location=0) in vec2 position;
layout(location=1) in vec2 place;
layout(location=2) in vec4 colour;
uniform vec2 size;
out vec2 at;
out vec4 ink;
void main() {
  at = place;
  ink = colour;
  gl_Position = vec4(position.x / size.x * 2. - 1., 1. - position.y / size.y * 2., 0, 1);
}`;

// Places of letters are in pixels, and begin at 2; those of shapes are 0 to 1. Below zero in y: drawn in its own colours (emoji),
// which the texture has multiplied by their alpha.
const fragmentShader = `#version 300 es
precision highp float;
uniform sampler2D shapes;
uniform sampler2D runs;
in vec2 at;
in vec4 ink;
out vec4 drawn;
void main() {
  if (at.x < 2.) {
    drawn = ink * textureLod(shapes, at, 0.);
    return;
  }
  vec4 letter = texelFetch(runs, ivec2(abs(at)) - 2, 0);
  drawn = at.y < 0. ? vec4(letter.rgb / max(letter.a, .001), letter.a) : vec4(ink.rgb, ink.a * letter.a);
}`;

/** The objects of one context; after a loss they are gone, and another renderer must be made. */
export class Renderer {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  #size: WebGLUniformLocation | null = null;
  readonly #runs: RunTexture;
  #shapes = false; // are in their texture

  /** Starts to compile, and does not wait for it. */
  constructor(gl: WebGL2RenderingContext, typeface: Typeface) {
    this.#gl = gl;
    this.#runs = new RunTexture(gl, typeface);
    this.#program = link(gl);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    for (const [index, count, type, start] of [
      [0, 2, gl.FLOAT, 0],
      [1, 2, gl.FLOAT, 8],
      [2, 4, gl.UNSIGNED_BYTE, 16],
    ] as const) {
      gl.enableVertexAttribArray(index);
      gl.vertexAttribPointer(index, count, type, type === gl.UNSIGNED_BYTE, vertexBytes, start);
    }
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, name, gl.LINEAR);
    for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, name, gl.CLAMP_TO_EDGE);
    gl.enable(gl.BLEND);
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  }

  /** Waits for the compiler; throws an Error when nothing can be drawn. To be called before the first `draw`. */
  prepare(): void {
    const gl = this.#gl;
    if (!gl.getProgramParameter(this.#program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(this.#program) ?? 'no program');
    gl.useProgram(this.#program);
    this.#size = gl.getUniformLocation(this.#program, 'size');
    gl.uniform1i(gl.getUniformLocation(this.#program, 'runs'), 1);
    gl.activeTexture(gl.TEXTURE1);
    this.clearRuns();
  }

  /** All runs are gone: of a picture of another size, or in another typeface. The program must be told. */
  clearRuns(): void {
    this.#runs.clear(this.#gl.drawingBufferWidth, this.#gl.drawingBufferHeight);
  }

  /**
   * Draws the runs that a frame lacks. `empty`: there was no room, and no run is left; the frame must be made again. `done`: the
   * program must put them into the picture.
   */
  addRuns(memory: ArrayBuffer, picture: number): 'none' | 'done' | 'empty' {
    const words = new Int32Array(memory, picture, Word.all);
    const count = words[Word.missingCount] ?? 0;
    if (count === 0) return 'none';
    return this.#runs.add(memory, words[Word.missing] ?? 0, count) ? 'done' : 'empty';
  }

  /** `picture`: where in `memory` the program says what there is to draw. */
  draw(memory: ArrayBuffer, picture: number): void {
    const gl = this.#gl;
    const words = new Int32Array(memory, picture, Word.all);
    const word = (which: Word) => words[which] ?? 0;
    const bytes = (start: Word, length: number) => new Uint8Array(memory, word(start), length);
    if (word(Word.indexCount) === 0) return;
    if (!this.#shapes) this.#uploadShapes(word(Word.width), word(Word.height), bytes(Word.shapes, word(Word.width) * word(Word.height) * 4));
    gl.bufferData(gl.ARRAY_BUFFER, bytes(Word.vertices, word(Word.vertexCount) * vertexBytes), gl.STREAM_DRAW);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, bytes(Word.indices, word(Word.indexCount) * 4), gl.STREAM_DRAW);
    gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.uniform2f(this.#size, gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.drawElements(gl.TRIANGLES, word(Word.indexCount), gl.UNSIGNED_INT, 0);
  }

  #uploadShapes(width: number, height: number, pixels: Uint8Array): void {
    const gl = this.#gl;
    gl.activeTexture(gl.TEXTURE0);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    gl.activeTexture(gl.TEXTURE1);
    this.#shapes = true;
  }
}

function link(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) break; // the context is lost; so the program will not link
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return program;
}
