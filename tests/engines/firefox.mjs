// Firefox, by WebDriver BiDi: JSON over one WebSocket.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { down, move, press, up, wheel } from './actions.mjs';

const WebSocket = createRequire(new URL('../../web/package.json', import.meta.url))('ws');

const preferences = {
  'webgl.force-enabled': true, // in software
  'dom.w3c_touch_events.enabled': 1,
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

export const lacks = { pan: 'a finger that WebDriver makes up does not pan in Firefox' };

export async function launch({ webgl, dark }) {
  const profile = mkdtempSync(join(tmpdir(), 'explainer-firefox-'));
  const wanted = { ...preferences, 'webgl.disabled': !webgl, 'ui.systemUsesDarkTheme': dark ? 1 : 0, 'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1 };
  writeFileSync(join(profile, 'user.js'), Object.entries(wanted).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`).join(''));
  const program = spawn('firefox-esr', ['--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: profile },
  });
  const gone = new Promise((done) => program.once('exit', done));
  const address = await addressOf(program);
  const line = await connect(`${address}/session`);
  await line.send('session.new', { capabilities: {} });
  await line.send('session.subscribe', { events: ['log.entryAdded'] });
  return {
    async newPage({ width, height }) {
      const { context } = await line.send('browsingContext.create', { type: 'tab' });
      await line.send('browsingContext.setViewport', { context, viewport: { width, height } });
      const said = line.hear(context);
      const perform = (actions) => line.send('input.performActions', { context, actions });
      return {
        said,
        goto: (url) => line.send('browsingContext.navigate', { context, url, wait: 'complete' }),
        evaluate: (action, argument) => evaluate(line, context, action, argument),
        key: (chord) => perform(press(chord)),
        move: (point) => perform(move('mouse', point)),
        down: (point) => perform(down('mouse', point)),
        up: () => perform(up('mouse')),
        touch: {
          down: (point) => perform(down('touch', point)),
          move: (point) => perform(move('touch', point)),
          up: () => perform(up('touch')),
        },
        wheel: (point, delta) => perform(wheel(point, 0, delta)),
        screenshot: async () => Buffer.from((await line.send('browsingContext.captureScreenshot', { context })).data, 'base64'),
        close: () => line.send('browsingContext.close', { context }),
      };
    },
    async close() {
      line.close();
      program.kill();
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function addressOf(program) {
  return new Promise((done, failed) => {
    let said = '';
    program.stderr.on('data', (part) => {
      said += part;
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
      if (found) done(found[1]);
    });
    program.once('error', failed);
    program.once('exit', () => failed(new Error(`Firefox ended: ${said}`)));
  });
}

async function connect(url) {
  const socket = new WebSocket(url);
  await new Promise((done, failed) => socket.once('open', done).once('error', failed));
  const waiting = new Map();
  const heard = new Map();
  let last = 0;
  socket.on('message', (data) => {
    const message = JSON.parse(data);
    if (message.method === 'log.entryAdded') {
      const { source, level, text } = message.params;
      heard.get(source.context)?.push(`console ${level}: ${text}`);
    }
    const answer = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === 'error') answer?.failed(new Error(`${message.error}: ${message.message}`));
    else answer?.done(message.result);
  });
  return {
    send(method, params) {
      last += 1;
      const id = last;
      socket.send(JSON.stringify({ id, method, params }));
      return new Promise((done, failed) => waiting.set(id, { done, failed }));
    },
    hear(context) {
      const said = [];
      heard.set(context, said);
      return said;
    },
    close: () => socket.close(),
  };
}

/** Values go both ways as JSON text: the protocol's own form keeps more than the tests ask for. */
async function evaluate(line, context, action, argument) {
  const { type, result, exceptionDetails } = await line.send('script.callFunction', {
    functionDeclaration: `async (text) => JSON.stringify({ value: await (${action})(JSON.parse(text).argument) })`,
    arguments: [{ type: 'string', value: JSON.stringify({ argument }) }],
    target: { context },
    awaitPromise: true,
  });
  if (type === 'exception') throw new Error(exceptionDetails.text);
  return JSON.parse(result.value).value;
}
