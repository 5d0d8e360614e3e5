import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { dist, server, top } from './harness.mjs';
import { csp } from '../../web/server.mjs';
import { test } from './suite.mjs';

/** A bare request: `path` goes out as it is. */
function ask(path, headers = {}) {
  return new Promise((done, failed) => {
    get(new URL(server.url), { path, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    }).on('error', failed);
  });
}

test('the server sends types, validators and the policy', async () => {
  for (const [path, type] of [
    ['/', 'text/html; charset=utf-8'],
    ['/article.html', 'text/html; charset=utf-8'],
    ['/explainer.js', 'text/javascript; charset=utf-8'],
    ['/explainer.wasm', 'application/wasm'],
    ['/story.json', 'application/json; charset=utf-8'],
    ['/still-light.svg', 'image/svg+xml; charset=utf-8'],
    ['/fonts/inter-400.woff2', 'font/woff2'],
  ]) {
    const first = await ask(path);
    assert.equal(first.status, 200, path);
    assert.equal(first.headers['content-type'], type);
    assert.equal(first.headers['content-security-policy'], csp);
    const second = await ask(path, { 'If-None-Match': first.headers.etag });
    assert.equal(second.status, 304);
    assert.equal(second.body.length, 0);
  }
});

test('the server sends the compressed copy to those who take it', async () => {
  const plain = readFileSync(join(dist, 'explainer.wasm'));
  const brotli = await ask('/explainer.wasm', { 'Accept-Encoding': 'gzip, deflate, br' });
  assert.equal(brotli.headers['content-encoding'], 'br');
  assert.equal(brotli.headers.vary, 'Accept-Encoding');
  assert.ok(brotliDecompressSync(brotli.body).equals(plain));
  const gzip = await ask('/explainer.wasm', { 'Accept-Encoding': 'gzip, br;q=0' });
  assert.equal(gzip.headers['content-encoding'], 'gzip');
  assert.ok(gunzipSync(gzip.body).equals(plain));
  const bare = await ask('/explainer.wasm');
  assert.equal(bare.headers['content-encoding'], undefined);
  assert.ok(bare.body.equals(plain));
});

test('the server does not leave its folder', async () => {
  for (const path of ['/../package.json', '/%2e%2e/%2e%2e/%2e%2e/CMakeLists.txt', '/..%2f..%2f..%2fCMakeLists.txt', '/fonts/../../dist.txt', '/%00', '/%', '//etc/passwd', '/fonts', '/none']) {
    const { status } = await ask(path);
    assert.ok(status === 400 || status === 404, `${path}: ${status}`);
  }
});

test('server and scripts work through symbolic links, to themselves and to their folder', async () => {
  const place = mkdtempSync(join(tmpdir(), 'explainer-links-'));
  try {
    symlinkSync(top, join(place, 'folder'));
    symlinkSync(join(top, 'web/server.mjs'), join(place, 'server.mjs'));
    for (const path of ['folder/web/server.mjs', 'server.mjs']) {
      const serving = spawn(process.execPath, [join(place, path), '--dir', dist, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
      try {
        const [said] = await Promise.race([once(serving.stdout, 'data'), once(serving, 'exit').then(() => ['it has ended'])]);
        assert.equal((await fetch(new URL('story.json', String(said).trim()))).status, 200);
      } finally {
        serving.kill();
      }
    }
    for (const path of ['web/serve', 'tests/run']) {
      symlinkSync(join(top, path), join(place, 'script'));
      assert.match(execFileSync(join(place, 'script'), ['--help'], { encoding: 'utf8' }), /^Usage: /);
      rmSync(join(place, 'script'));
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});
