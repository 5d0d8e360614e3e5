// Draws the output of a frame from the program's memory: one list of triangles, one texture of glyphs. Knows WebGL and nothing of what it draws.

/** What a frame left to draw; exports.cpp fills it, as 32-bit words in this order. */
const enum Word {
  vertices,
  vertexCount,
  indices,
  indexCount,
  pixels,
  width,
  height,
  dirtyX,
  dirtyY,
  dirtyWidth,
  dirtyHeight,
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

const fragmentShader = `#version 300 es
precision mediump float;
uniform sampler2D glyphs;
in vec2 at;
in vec4 ink;
out vec4 drawn;
void main() {
  drawn = ink * texture(glyphs, at);
}`;

/** The objects of one context; after a loss they are gone, and another renderer must be made. */
export class Renderer {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  #size: WebGLUniformLocation | null = null;
  #width = 0; // of the texture
  #height = 0;

  /** Starts to compile, and does not wait for it. */
  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
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
  }

  /** `picture`: where in `memory` the program says what there is to draw. */
  draw(memory: ArrayBuffer, picture: number): void {
    const gl = this.#gl;
    const words = new Int32Array(memory, picture, Word.all);
    const word = (which: Word) => words[which] ?? 0;
    const bytes = (start: Word, length: number) => new Uint8Array(memory, word(start), length);
    if (word(Word.indexCount) === 0) return;
    this.#upload(word, bytes(Word.pixels, word(Word.width) * word(Word.height) * 4));
    gl.bufferData(gl.ARRAY_BUFFER, bytes(Word.vertices, word(Word.vertexCount) * vertexBytes), gl.STREAM_DRAW);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, bytes(Word.indices, word(Word.indexCount) * 4), gl.STREAM_DRAW);
    gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.uniform2f(this.#size, gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.drawElements(gl.TRIANGLES, word(Word.indexCount), gl.UNSIGNED_INT, 0);
  }

  #upload(word: (which: Word) => number, pixels: Uint8Array): void {
    const gl = this.#gl;
    const [width, height] = [word(Word.width), word(Word.height)];
    if (width !== this.#width || height !== this.#height) {
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
      [this.#width, this.#height] = [width, height];
      return;
    }
    const [x, y] = [word(Word.dirtyX), word(Word.dirtyY)];
    const [dirtyWidth, dirtyHeight] = [word(Word.dirtyWidth), word(Word.dirtyHeight)];
    if (dirtyWidth === 0) return;
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, width);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, dirtyWidth, dirtyHeight, gl.RGBA, gl.UNSIGNED_BYTE, pixels, (y * width + x) * 4);
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 0);
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
