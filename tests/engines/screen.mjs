// A screen that no one sees, for browsers that want one.
import { spawn } from 'node:child_process';

/** Starts an X server on a free display and makes it that of this process and what it starts; resolves to a function that ends it. */
export async function openScreen() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1400x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((done, failed) => {
    server.once('error', failed);
    server.once('exit', () => failed(new Error('Xvfb ended before it had a display')));
    server.stdio[3].once('data', (bytes) => done(String(bytes).trim()));
  });
  process.env.DISPLAY = `:${number}`;
  return () => server.kill();
}
