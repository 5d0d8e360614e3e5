// Serves a built folder on this machine only, the way a newsroom's server should: types, compression, validators, CSP.
//   node web/server.mjs [--dir FOLDER] [--port NUMBER]     port 0: any free one
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

export const csp = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ts': 'text/plain; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
};

const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
];

/** The file a request's path stands for, or null when it leaves the folder. */
function fileOf(root, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const file = resolve(root, `.${path.endsWith('/') ? `${path}index.html` : path}`);
  return file.startsWith(root + sep) ? file : null;
}

/** Whether an Accept-Encoding header allows an encoding: named, and not with q=0. */
function accepts(header, encoding) {
  return header.split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    return name === encoding && !parameters.some((text) => /^q=0(\.0*)?$/.test(text));
  });
}

/** What to send for a file: itself, or the compressed copy made after it. */
async function choose(file, acceptEncoding) {
  const plain = await stat(file);
  if (!plain.isFile()) throw new Error('not a file');
  for (const [encoding, suffix] of encodings) {
    if (!accepts(acceptEncoding, encoding)) continue;
    const packed = await stat(file + suffix).catch(() => null);
    if (packed && packed.mtimeMs >= plain.mtimeMs) return { path: file + suffix, encoding, stats: packed };
  }
  return { path: file, encoding: null, stats: plain };
}

async function answer(root, request, response) {
  response.setHeader('Content-Security-Policy', csp);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  const refuse = (status, text) => {
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(request.method === 'HEAD' ? undefined : `${text}\n`);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return refuse(405, 'Only GET and HEAD here');
  }
  const file = fileOf(root, request.url);
  if (!file) return refuse(400, 'No such path');
  let chosen;
  try {
    chosen = await choose(file, String(request.headers['accept-encoding'] ?? ''));
  } catch {
    return refuse(404, 'Not found');
  }
  if (file.endsWith('.single.html')) response.removeHeader('Content-Security-Policy'); // it carries its own
  const etag = `"${chosen.stats.size.toString(36)}-${chosen.stats.mtimeMs.toString(36)}${chosen.encoding ? `-${chosen.encoding}` : ''}"`;
  response.setHeader('ETag', etag);
  response.setHeader('Cache-Control', 'no-cache'); // ask each time: a rebuilt file is seen at once
  response.setHeader('Vary', 'Accept-Encoding');
  // What is here is made to be shown on other pages; a sandboxed frame, which has no origin, may read only what everyone may.
  response.setHeader('Access-Control-Allow-Origin', '*');
  const known = String(request.headers['if-none-match'] ?? '').split(',');
  if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    response.writeHead(304);
    return response.end();
  }
  if (chosen.encoding) response.setHeader('Content-Encoding', chosen.encoding);
  response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
  const body = await readFile(chosen.path);
  response.setHeader('Content-Length', body.length);
  response.writeHead(200);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Resolves to { url, close } once it listens. */
export function serve(folder, port = 0) {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    answer(root, request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      const close = () =>
        new Promise((closed) => {
          server.close(closed);
          server.closeAllConnections();
        });
      done({ url: `http://127.0.0.1:${server.address().port}/`, close });
    });
  });
}

async function main() {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const { values } = parseArgs({
    options: {
      dir: { type: 'string', default: join(here, '../build/web/dist') },
      port: { type: 'string', default: '8080' },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65535) throw new Error(`--port ${values.port} is not a port number (0 to 65535)`);
  const { url, close } = await serve(values.dir, port).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`port ${port} is taken; stop what uses it, or choose another with --port (0 takes any free one)`);
  });
  console.log(url);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => close().then(() => process.exit(0)));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error) => {
    console.error(`server: ${error.message}`);
    process.exitCode = 1;
  });
}
