// Files of this machine, for the program that runs in memory: read and written as the native program does (src/native/disk.cpp), and what
// goes wrong said in the same words.
import { chmodSync, closeSync, lstatSync, mkdirSync, openSync, readSync, readlinkSync, renameSync, rmSync, statSync, writeSync, type Stats } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';

const mostBytes = 64 * 1024 * 1024; // as src/cli/include/cli/files.hpp

/** What the system calls what went wrong; Node has words of its own for it. */
const reasons: Record<string, string> = {
  EACCES: 'Permission denied',
  EEXIST: 'File exists',
  EFBIG: 'File too large',
  EIO: 'Input/output error',
  EISDIR: 'Is a directory',
  ELOOP: 'Too many levels of symbolic links',
  EMFILE: 'Too many open files',
  ENAMETOOLONG: 'File name too long',
  ENOENT: 'No such file or directory',
  ENOSPC: 'No space left on device',
  ENOTDIR: 'Not a directory',
  EPERM: 'Operation not permitted',
  EPIPE: 'Broken pipe',
  EROFS: 'Read-only file system',
};

export function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
}

/** Does again what a pipe that is busy has refused. */
function patiently<Value>(act: () => Value): Value {
  for (;;) {
    try {
      return act();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

function readAll(descriptor: number): Uint8Array {
  const blocks: Buffer[] = [];
  for (let size = 0; size < mostBytes;) {
    const block = Buffer.alloc(65536);
    const count = patiently(() => readSync(descriptor, block));
    if (count === 0) break;
    blocks.push(block.subarray(0, count));
    size += count;
  }
  return Buffer.concat(blocks);
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += patiently(() => writeSync(descriptor, bytes, at));
}

/** Opens a file for as long as `use` takes. */
function withFile<Value>(name: string, flags: string, use: (descriptor: number) => Value): Value {
  const descriptor = openSync(name, flags);
  try {
    return use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The whole file, "-" for standard input. Throws an error of Node's. */
export function readFile(name: string): Uint8Array {
  return name === '-' ? readAll(0) : withFile(name, 'r', readAll);
}

export function writeStream(stream: 'out' | 'err', bytes: Uint8Array | string): void {
  writeAll(stream === 'out' ? 1 : 2, typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
}

const statOf = (name: string): Stats | undefined => statSync(name, { throwIfNoEntry: false });

/** Whether two names are of one file. */
export function areSame(one: string, other: string): boolean {
  try {
    const [a, b] = [statOf(one), statOf(other)];
    return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
  } catch {
    return false;
  }
}

/** The path that symbolic links lead to, which need not exist yet. */
function endOfLinks(path: string): string {
  for (let links = 0; links < 40; ++links) {
    if (!lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return path;
    const target = readlinkSync(path);
    path = isAbsolute(target) ? target : join(dirname(path), target);
  }
  throw Object.assign(new Error(path), { code: 'ELOOP' });
}

/** Writes a file, whole or not at all. Throws an error of Node's. */
export function writeFile(name: string, bytes: Uint8Array): void {
  const before = statOf(name);
  // Pipes and devices can't be replaced by renaming a file; of a link, the file that it points to is replaced.
  if (before?.isDirectory()) throw Object.assign(new Error(name), { code: 'EISDIR' });
  if (before && !before.isFile()) return withFile(name, 'w', (descriptor) => writeAll(descriptor, bytes));
  const target = endOfLinks(name);
  const draft = `${target}.${process.pid}.new`;
  try {
    withFile(draft, 'w', (descriptor) => writeAll(descriptor, bytes));
    if (before) chmodSync(draft, before.mode);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

export function makeFolder(name: string): void {
  if (!statOf(name)?.isDirectory()) mkdirSync(name);
}
