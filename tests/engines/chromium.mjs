// Chromium, by Playwright.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../../web/package.json', import.meta.url))('playwright-core');

export async function launch({ webgl, dark }) {
  const executablePath = execFileSync('sh', ['-c', 'command -v chromium || command -v chromium-browser || command -v google-chrome'], { encoding: 'utf8' }).trim();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--use-angle=swiftshader', ...(webgl ? [] : ['--disable-3d-apis'])],
  });
  return {
    async newPage({ width, height, touch }) {
      const context = await browser.newContext({ viewport: { width, height }, hasTouch: touch, colorScheme: dark ? 'dark' : 'light' });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      const finger = (type, touchPoints) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
      const said = [];
      page.on('console', (message) => said.push(`console ${message.type()}: ${message.text()}`));
      return {
        said,
        goto: (url) => page.goto(url),
        evaluate: (action, argument) => page.evaluate(action, argument),
        key: (chord) => page.keyboard.press(chord),
        move: ([x, y]) => page.mouse.move(x, y),
        down: ([x, y]) => page.mouse.move(x, y).then(() => page.mouse.down()),
        up: () => page.mouse.up(),
        touch: {
          down: ([x, y]) => finger('touchStart', [{ x, y }]),
          move: ([x, y]) => finger('touchMove', [{ x, y }]),
          up: () => finger('touchEnd', []),
        },
        wheel: ([x, y], delta) => page.mouse.move(x, y).then(() => page.mouse.wheel(0, delta)),
        screenshot: () => page.screenshot(),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}
