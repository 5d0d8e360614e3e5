// WebKitGTK's MiniBrowser, by WebDriver as it has always been: JSON over HTTP.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { down, move, press, up } from './actions.mjs';

export const lacks = {
  touch: 'WebKitWebDriver turns a finger into a mouse',
  pan: 'WebKitWebDriver turns a finger into a mouse',
};

export async function launch({ webgl, dark }) {
  const home = mkdtempSync(join(tmpdir(), 'explainer-webkit-'));
  mkdirSync(join(home, 'gtk-3.0'));
  writeFileSync(join(home, 'gtk-3.0/settings.ini'), `[Settings]\ngtk-application-prefer-dark-theme=${dark ? 1 : 0}\n`);
  const port = await freePort();
  const program = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, LIBGL_ALWAYS_SOFTWARE: '1', HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home, GTK_A11Y: 'none', ...(dark ? { GTK_THEME: 'Adwaita:dark' } : {}) },
  });
  const gone = new Promise((done) => program.once('exit', done));
  const call = await answering(port, program);
  const args = ['--automation', `--enable-webgl=${webgl}`];
  const browserOptions = { binary: miniBrowser(), args };
  const { sessionId } = await call('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browserOptions } } });
  const session = (method, path, body) => call(method, `/session/${sessionId}${path}`, body);
  await session('POST', '/timeouts', { script: 100_000 });
  return {
    async newPage({ width, height }) {
      const evaluate = (action, argument) => run(session, action, argument);
      const perform = (actions) => session('POST', '/actions', { actions });
      // The window has more in it than the page.
      await session('POST', '/url', { url: 'about:blank' });
      await session('POST', '/window/rect', { x: 0, y: 0, width, height });
      const inner = await evaluate(() => [innerWidth, innerHeight]);
      await session('POST', '/window/rect', { x: 0, y: 0, width: 2 * width - inner[0], height: 2 * height - inner[1] });
      return {
        said: [], // nothing is told: what watch.mjs hears must do
        goto: (url) => session('POST', '/url', { url }),
        evaluate,
        key: (chord) => perform(press(chord)),
        move: (point) => perform(move('mouse', point)),
        down: (point) => perform(down('mouse', point)),
        up: () => perform(up('mouse')),
        // Its WebDriver's wheel does nothing, so the X server's turns: one step for each 40 pixels or so.
        async wheel([x, y], delta) {
          const [left, above] = await evaluate(() => [outerWidth - innerWidth, outerHeight - innerHeight]);
          const step = ['click', '--repeat', String(Math.max(1, Math.round(Math.abs(delta) / 40))), delta > 0 ? '5' : '4'];
          execFileSync('xdotool', ['mousemove', String(Math.round(x + left)), String(Math.round(y + above)), ...step]);
        },
        screenshot: async () => Buffer.from(await session('GET', '/screenshot'), 'base64'),
        close: () => session('POST', '/url', { url: 'about:blank' }),
      };
    },
    async close() {
      await session('DELETE', '').catch(() => undefined);
      program.kill();
      await gone;
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function miniBrowser() {
  const library = '/usr/lib';
  for (const triplet of readdirSync(library).filter((name) => name.includes('linux-gnu'))) {
    for (const version of ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0']) {
      const folder = join(library, triplet, version);
      try {
        if (readdirSync(folder).includes('MiniBrowser')) return join(folder, 'MiniBrowser');
      } catch {
        // not this one
      }
    }
  }
  throw new Error('there is no MiniBrowser here: install webkit2gtk-driver');
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** Resolves to a function that sends one command, once the driver takes any. */
async function answering(port, program) {
  let ended = false;
  program.once('exit', () => (ended = true));
  const call = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (;;) {
    try {
      await call('GET', '/status');
      return call;
    } catch (error) {
      if (ended || error.cause?.code !== 'ECONNREFUSED') throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

async function run(session, action, argument) {
  const script = `const [argument, done] = arguments;
    Promise.resolve().then(() => (${action})(argument)).then((value) => done({ value: value ?? null }), (error) => done({ error: String(error) }));`;
  const { value, error } = await session('POST', '/execute/async', { script, args: [argument ?? null] });
  if (error) throw new Error(error);
  return value;
}
