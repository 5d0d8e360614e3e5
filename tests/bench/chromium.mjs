// One Chromium for all that is measured here.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { top } from './sites.mjs';

const { chromium } = createRequire(join(top, 'web/package.json'))('playwright-core');
let browser;

export async function launch() {
  const find = 'command -v chromium || command -v chromium-browser || command -v google-chrome';
  browser ??= await chromium.launch({
    executablePath: execFileSync('sh', ['-c', find], { encoding: 'utf8' }).trim(),
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--enable-precise-memory-info'],
  });
  return browser;
}

export async function closeBrowsers() {
  await browser?.close();
  browser = undefined;
}
