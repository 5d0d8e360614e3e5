// The command line for Node and the studio: src/web/cli.cpp as a program that travels, and what runs it under Node. No page of a reader has
// anything of it.
import { chmodSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { shrunk } from './program.mjs';

/** Adds the program to the folder `out`. `wasm` is where it was linked. */
export async function makeCommandLine(out, { wasm }) {
  cpSync(await shrunk(wasm, 'cli', { thorough: false }), join(out, 'cli.wasm'));
}

/** Writes the command story-explainer into a folder; returns its path. Sites are made by scripts of their own, which few commands load. */
export async function bundleCommand(out) {
  const options = { platform: 'node', target: 'node18', splitting: true, outExtension: { '.js': '.mjs' }, banner: { js: '#!/usr/bin/env node' } };
  await bundle(out, { 'story-explainer': 'node/main.ts' }, options);
  const command = join(out, 'story-explainer.mjs');
  chmodSync(command, 0o755);
  return command;
}
