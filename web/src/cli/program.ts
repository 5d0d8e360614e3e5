// The command line: runs src/web/cli.cpp. Knows neither a page nor Node; files are handed in, and what was written comes back.

/** The exports of src/web/cli.cpp. */
interface Program {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  malloc(size: number): number;
  free(pointer: number): void;
  cli_clear(): void;
  cli_add_file(name: number, bytes: number, size: number): void;
  cli_add_problem(name: number, problem: number): void;
  cli_run(words: number, size: number): number;
  cli_out(): number;
  cli_err(): number;
  cli_wanted(): number;
  cli_folders(): number;
  cli_files(): number;
  cli_file(name: number): number;
  cli_read_cells(request: number, size: number): number;
  cli_write_cells(request: number, size: number): number;
}

/** Why a file can't be read or written: "Permission denied". */
export interface Unusable {
  problem: string;
}

/** Files by the names that the arguments give them; "-" is standard input. */
export type Files = Record<string, Uint8Array | string | Unusable>;

export interface Outcome {
  /** 0 fine, 1 the story has errors, 2 the arguments make no sense or a file can't be read. */
  status: number;
  out: Uint8Array;
  err: string;
  /** What was written, by name; standard output is `out`. */
  files: Record<string, Uint8Array>;
  /** Folders for some of these files, to be made where they are not there. */
  folders: string[];
  /** Names of files that it would have read, and that it was not given. */
  wanted: string[];
}

export interface Cli {
  /** Runs one command; it knows nothing of those before it. `args` are as on a command line, without the program's name. */
  run(args: readonly string[], files?: Files): Outcome;
  /** Cells of a table to values of the story, and the other way; request and answer are JSON, as in src/tables/include/tables/cell.hpp. */
  readCells(request: string): string;
  writeCells(request: string): string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Starts the program. `wasm`: the file cli.wasm, or what it was compiled to. */
export async function loadCli(wasm: BufferSource | WebAssembly.Module): Promise<Cli> {
  const module = wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(wasm);
  // The runtime names a few (to say that memory grew, to exit); none of them has anything to do here.
  const imports: WebAssembly.Imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => 0;
  const started = ({ exports }: WebAssembly.Instance) => {
    const program = exports as unknown as Program;
    program._initialize();
    return program;
  };
  let program = started(await WebAssembly.instantiate(module, imports));

  /** Copies bytes into the program's memory, and calls with the places they have there. */
  function lend(all: Uint8Array[], call: (...pointers: number[]) => number | void): number {
    const pointers: number[] = [];
    try {
      for (const bytes of all) {
        const pointer = program.malloc(Math.max(1, bytes.length));
        if (!pointer) throw new Error('there is no memory for files this large');
        pointers.push(pointer);
        new Uint8Array(program.memory.buffer).set(bytes, pointer);
      }
      return call(...pointers) ?? 0;
    } finally {
      for (const pointer of pointers) program.free(pointer);
    }
  }

  /** A copy of the bytes that an answer names: their place and their number. */
  function bytesAt(answer: number): Uint8Array<ArrayBuffer> {
    const [start = 0, size = 0] = new Uint32Array(program.memory.buffer, answer, 2);
    return new Uint8Array(program.memory.buffer).slice(start, start + size);
  }

  const namesAt = (answer: number) => decoder.decode(bytesAt(answer)).split('\0').slice(0, -1);
  const zeroEnded = (text: string) => encoder.encode(`${text}\0`);

  function add(name: string, content: Files[string]): void {
    if (content instanceof Uint8Array || typeof content === 'string') {
      const bytes = typeof content === 'string' ? encoder.encode(content) : content;
      lend([zeroEnded(name), bytes], (at, start) => program.cli_add_file(at!, start!, bytes.length));
    } else {
      lend([zeroEnded(name), zeroEnded(content.problem)], (at, problem) => program.cli_add_problem(at!, problem!));
    }
  }

  function runOnce(args: readonly string[], files: Files = {}): Outcome {
    for (const [name, content] of Object.entries(files)) add(name, content);
    const words = encoder.encode(args.map((word) => `${word}\0`).join(''));
    const status = lend([words], (start) => program.cli_run(start!, words.length));
    const written = namesAt(program.cli_files()).map((name) => [name, bytesAt(lend([zeroEnded(name)], (at) => program.cli_file(at!)))] as const);
    const outcome = {
      status,
      out: bytesAt(program.cli_out()),
      err: decoder.decode(bytesAt(program.cli_err())),
      files: Object.fromEntries(written),
      folders: namesAt(program.cli_folders()),
      wanted: namesAt(program.cli_wanted()),
    };
    program.cli_clear();
    return outcome;
  }

  function answered(ask: (request: number, size: number) => number, request: string): string {
    const bytes = encoder.encode(request);
    const answer = decoder.decode(bytesAt(lend([bytes], (start) => ask(start!, bytes.length))));
    program.cli_clear(); // it stands where a command's output does
    return answer;
  }

  /** What stopped half-way is in no state to go on. */
  function safely<Value>(action: () => Value): Value {
    try {
      return action();
    } catch (error) {
      program = started(new WebAssembly.Instance(module, imports));
      throw error;
    }
  }

  return {
    run: (args, files) => safely(() => runOnce(args, files)),
    readCells: (request) => safely(() => answered(program.cli_read_cells, request)),
    writeCells: (request) => safely(() => answered(program.cli_write_cells, request)),
  };
}
