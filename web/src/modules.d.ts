// What build.mjs puts in place while bundling: the glue Emscripten wrote, and style sheets as text.

declare module 'explainer-wasm' {
  export interface Glue {
    readonly HEAPU8: Uint8Array; // a new one after each growth of the memory: read it, never keep it
    readonly GL: {
      registerContext(
        context: WebGL2RenderingContext,
        attributes: { majorVersion: number; minorVersion: number; enableExtensionsByDefault: boolean },
      ): number;
      makeContextCurrent(handle: number): boolean;
      deleteContext(handle: number): void;
    };
    _malloc(size: number): number;
    _free(pointer: number): void;
    _explainer_start(): number;
    _explainer_stop(): void;
    _explainer_fonts(regular: number, regularSize: number, semibold: number, semiboldSize: number): number;
    _explainer_load(bytes: number, size: number): number;
    _explainer_resize(width: number, height: number, pixelRatio: number): void;
    _explainer_frame(seconds: number): number;
    _explainer_pointer(event: number, touch: number, x: number, y: number): number;
    _explainer_wheel(x: number, y: number, dx: number, dy: number, zoom: number): number;
    _explainer_key(key: number, shift: number): number;
    _explainer_perform(verb: number, argument: number): number;
    _explainer_query(what: number): number;
    _explainer_gl_lost(): void;
    _explainer_gl_restored(): number;
  }

  export default function start(options: {
    instantiateWasm(
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): object;
  }): Promise<Glue>;
}

declare module '*.css' {
  const text: string;
  export default text;
}
