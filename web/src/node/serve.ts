// The command `serve`: a built folder, or a story whose pages are made in memory; with --watch they are made anew whenever it is saved.
import { existsSync, readFileSync, statSync, unwatchFile, watchFile } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { csp } from '../../tools/csp.mjs';
import { bytesOf, textOf } from '../site/parts.js';
import { escapeHtml } from '../site/template.js';
import { readStory } from './build.js';
import { writeStream } from './disk.js';
import { say, Stop } from './messages.js';
import { checked, type Package } from './package.js';

export interface ServeOptions {
  /** A folder or a story. */
  path: string;
  port: number;
  watch: boolean;
}

/** The file at a path without a slash at its start, if there is one. */
type Source = (path: string) => Uint8Array | undefined;

const watchMilliseconds = 200; // between two looks at the story

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  ts: 'text/plain; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  woff2: 'font/woff2',
};

const endingOf = (path: string) => path.slice(path.lastIndexOf('.') + 1);

// What makes a page load again: a script of the page's own server, which its policy allows.
const reloading = { script: '-reload.js', events: '-reload' };
const reloadScript = `new EventSource('/${reloading.events}').addEventListener('message', () => location.reload());\n`;
const reloadTag = `<script type="module" src="/${reloading.script}"></script>`;

/** The pages with the script in them; a single file has a policy of its own, which knows no other script. */
function withReloading(source: Source): Source {
  return (path) => {
    if (path === reloading.script) return bytesOf(reloadScript);
    const bytes = source(path);
    return bytes && path.endsWith('.html') && !path.endsWith('.single.html') ? bytesOf(textOf(bytes) + reloadTag) : bytes;
  };
}

/** A file below the folder. */
function folderSource(folder: string): Source {
  return (path) => {
    const file = join(folder, path); // without "..", which the address has lost
    try {
      return statSync(file).isFile() ? readFileSync(file) : undefined;
    } catch {
      return undefined; // also of a path below a file, or one too long
    }
  };
}

function respond(source: Source, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Content-Security-Policy', csp);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Access-Control-Allow-Origin', '*'); // a sandboxed frame, which has no origin, may read only what everyone may
  response.setHeader('Cache-Control', 'no-store');
  const refuse = (status: number, reason: string) => response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${reason}\n`);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return void refuse(405, 'Only GET and HEAD here');
  }
  let path: string;
  try {
    path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname.slice(1));
  } catch {
    return void refuse(400, 'No such path');
  }
  if (/(^|[/\\])\.\.([/\\]|$)|\0/.test(path)) return void refuse(404, 'Not found');
  if (path === '' || path.endsWith('/')) path += 'index.html';
  const bytes = source(path);
  if (!bytes) return void refuse(404, 'Not found');
  if (path.endsWith('.single.html')) response.removeHeader('Content-Security-Policy'); // it carries its own
  response.writeHead(200, { 'Content-Type': types[endingOf(path)] ?? 'application/octet-stream', 'Content-Length': bytes.length });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** What is shown while there is no good story yet. */
function pageOfProblems(told: string): Uint8Array {
  return bytesOf(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Not yet</title>
<h1>This story has errors</h1><p>The page comes by itself once they are mended.</p><pre>${escapeHtml(told)}</pre>`);
}

/** A story's pages, as they were when it was last good. */
class Preview {
  private source: Source = () => undefined;
  private readonly pages = new Set<ServerResponse>(); // that wait for news
  private remaking = Promise.resolve();

  constructor(
    private readonly tools: Package,
    private readonly name: string,
  ) {}

  readonly file: Source = (path) => this.source(path);

  /** Makes the pages; says what is wrong with the story. Returns whether they are new. */
  async make(): Promise<boolean> {
    const story = readStory(this.name);
    const { good, told } = checked(this.tools.cli, story, this.name);
    writeStream('err', told);
    if (good) {
      const site = await this.tools.siteOf(story, this.name);
      this.source = (path) => site.get(path);
    } else if (!this.source('index.html')) {
      const page = pageOfProblems(told);
      this.source = (path) => (path.endsWith('.html') ? page : undefined);
    }
    return good;
  }

  /** One after the other, however fast the story is saved. */
  remake(): void {
    this.remaking = this.remaking.then(async () => {
      try {
        if (!(await this.make())) return say('the page stays as it was');
        say(`${this.name} is shown as it is now`);
        for (const page of this.pages) page.write('data: new\n\n');
      } catch (error) {
        say(error instanceof Error ? error.message : String(error));
      }
    });
  }

  /** Keeps the answer open, for news. */
  addPage(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write('\n');
    this.pages.add(response);
    response.once('close', () => this.pages.delete(response));
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `port ${port} is taken; stop what uses it, or choose another with --port (0 takes any free one)`;
      failed(new Stop(error.code === 'EADDRINUSE' ? taken : error.message));
    });
    server.listen(port, '127.0.0.1', done);
  });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Whether it is a folder that was built; a folder with a story alone stands for that story. */
function storyIn(path: string, watch: boolean): string | null {
  if (!isFolder(path)) return path;
  const story = join(path, 'story.json');
  if (existsSync(join(path, 'index.html')) && !watch) return null;
  if (existsSync(story)) return story;
  throw new Stop(`there is no ${watch ? '' : 'index.html and no '}story.json in ${path}; write serve STORY or serve FOLDER`);
}

/** Serves until it is told to stop. */
export async function serve(tools: Package, { path, port, watch }: ServeOptions): Promise<number> {
  const story = storyIn(path, watch);
  const preview = story === null ? null : new Preview(tools, story);
  if (preview && !(await preview.make()) && !watch) return 1;
  const plain = preview?.file ?? folderSource(path);
  const source = watch ? withReloading(plain) : plain;
  const server = createServer((request, response) => {
    if (watch && preview && request.url === `/${reloading.events}`) preview.addPage(response);
    else respond(source, request, response);
  });
  await listen(server, port);
  writeStream('out', `http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`);
  if (watch && preview && story !== null) {
    watchFile(story, { interval: watchMilliseconds }, (now) => {
      if (now.mtimeMs > 0) preview.remake(); // 0: an editor is about to put the new file there
    });
    say(`watching ${story}: the pages follow when it is saved`);
  }
  await new Promise<void>((stopped) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopped);
  });
  if (story !== null) unwatchFile(story);
  server.close();
  server.closeAllConnections?.();
  return 0;
}
