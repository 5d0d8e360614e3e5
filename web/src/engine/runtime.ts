// What the two programs in C++ have in common: how they are started, and how texts go in and out.
import { Failure, messages } from '../dom/errors.js';

export interface Runtime {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  malloc(size: number): number;
  free(pointer: number): void;
}

const decoder = new TextDecoder();

/** `page`: what the program calls of the page's. */
export async function instantiate<Program extends Runtime>(module: WebAssembly.Module, page: WebAssembly.ModuleImports = {}): Promise<Program> {
  const imports: WebAssembly.Imports = {};
  // The runtime names a few (to say that memory grew, to exit); none of them has anything to do here.
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => 0;
  imports.page = page;
  const { exports } = await WebAssembly.instantiate(module, imports);
  const program = exports as unknown as Program;
  program._initialize();
  return program;
}

/** Copies bytes into the program's memory for the length of one call. */
export function lend(program: Runtime, bytes: Uint8Array, call: (pointer: number) => number): number {
  const pointer = program.malloc(bytes.length);
  if (!pointer) throw new Failure(messages.memory);
  try {
    new Uint8Array(program.memory.buffer).set(bytes, pointer);
    return call(pointer);
  } finally {
    program.free(pointer);
  }
}

/** The text that starts there and ends before a zero. */
export function textAt(program: Runtime, start: number): string {
  const memory = new Uint8Array(program.memory.buffer);
  return decoder.decode(memory.subarray(start, memory.indexOf(0, start)));
}
