// Serves a built folder on this machine only, the way a newsroom's server should: types, compression, validators, CSP.
//   node web/server.mjs [--dir FOLDER] [--port NUMBER]     port 0: any free one
import { realpathSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sirv from 'sirv';
import { csp } from './tools/csp.mjs';

export { csp };

const text = { html: 'text/html', css: 'text/css', js: 'text/javascript', ts: 'text/plain', json: 'application/json', txt: 'text/plain', svg: 'image/svg+xml' };

/** sirv names no character set for text, and takes declarations of TypeScript for video. */
function setHeaders(response, path) {
  const type = text[path.slice(path.lastIndexOf('.') + 1)];
  if (type) response.setHeader('Content-Type', `${type}; charset=utf-8`);
  if (path.endsWith('.single.html')) response.removeHeader('Content-Security-Policy'); // it carries its own
}

/** The encodings of an Accept-Encoding header that are not refused with q=0, which sirv does not look at. */
function accepted(header = '') {
  return header
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .join();
}

function answer(files, request, response) {
  response.setHeader('Content-Security-Policy', csp);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  // What is here is made to be shown on other pages; a sandboxed frame, which has no origin, may read only what everyone may.
  response.setHeader('Access-Control-Allow-Origin', '*');
  const refuse = (status, reason) => response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${reason}\n`);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return refuse(405, 'Only GET and HEAD here');
  }
  if (!URL.canParse(request.url, 'http://localhost')) return refuse(400, 'No such path');
  const { pathname } = new URL(request.url, 'http://localhost'); // without "..", which sirv would follow to a folder beside this one
  request.url = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  request.headers['accept-encoding'] = accepted(request.headers['accept-encoding']);
  files(request, response, () => refuse(404, 'Not found'));
}

/** Resolves to { url, close } once it listens. */
export function serve(folder, port = 0) {
  const files = sirv(folder, { dev: true, etag: true, brotli: true, gzip: true, extensions: [], setHeaders }); // dev: a rebuilt file is seen at once
  const server = createServer((request, response) => answer(files, request, response));
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

/** Whether Node was started with this file, by whatever link. */
const isMain = process.argv[1] !== undefined && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(import.meta.url));

if (isMain) {
  main().catch((error) => {
    console.error(`server: ${error.message}`);
    process.exitCode = 1;
  });
}
