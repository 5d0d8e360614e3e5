// A site of its own for one page of a test: the built folder, with some answers put in place of what is there.
import { createServer, request as ask } from 'node:http';
import { csp, serve } from '../../web/server.mjs';
import { watch } from './watch.mjs';

const watchScript = `(${watch})();`;

/** `html` as the body of a page of its own. */
const pageOf = (html) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Test</title><link rel="icon" href="data:,"><link rel="stylesheet" href="page.css"><script type="module" src="explainer.js"></script></head>
<body>${html}</body></html>`;

/**
 * Resolves to { url, close }.
 *   answers: { 'story.json': { status, contentType, body, delay } … } instead of what the folder has
 *   html: the body of test.html
 */
export async function openSite(folder, { answers = {}, html = '' } = {}) {
  const inner = await serve(folder);
  const given = new Map(Object.entries({ 'watch.js': { contentType: 'text/javascript', body: watchScript }, 'test.html': { contentType: 'text/html', body: pageOf(html) }, ...answers }));

  const server = createServer(async (request, response) => {
    const name = new URL(request.url, inner.url).pathname.slice(1) || 'index.html';
    const { status = 200, contentType, body, delay = 0 } = given.get(name) ?? (name.endsWith('.html') ? await fetched(inner.url + name) : {});
    if (body === undefined) {
      request.pipe(ask(new URL(request.url, inner.url), { headers: request.headers }, (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      }).on('error', () => response.destroy()));
      return;
    }
    if (delay > 0) await new Promise((done) => setTimeout(done, delay));
    // Every page tells what goes wrong in it, from before its own first script.
    const content = contentType?.startsWith('text/html') ? String(body).replace('<head>', '<head><script src="watch.js"></script>') : body;
    response.writeHead(status, { 'Content-Type': contentType ?? 'text/plain', 'Content-Security-Policy': csp, 'Cache-Control': 'no-store' });
    response.end(content);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const close = async () => {
    await new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });
    await inner.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}/`, close };
}

async function fetched(url) {
  const answer = await fetch(url);
  return { status: answer.status, contentType: answer.headers.get('Content-Type'), body: await answer.text() };
}
