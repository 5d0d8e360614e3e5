// The command line for Node and the studio: src/web/cli.cpp as a program that travels. No page of a reader has anything of it.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { shrunk } from './program.mjs';

/** Adds it to the folder `out`. `wasm` is where the program was linked. */
export function makeCommandLine(out, { wasm }) {
  cpSync(shrunk(wasm, 'cli'), join(out, 'cli.wasm'));
}
