// Node's test runner, as the browser tests use it: node --test tests/browser/*.test.mjs
// Each file runs in a process and a Chromium of its own; --test-name-pattern picks tests by name.
// Wants build/web/dist and build/native/explainer.
import { after, afterEach, test as nodeTest } from 'node:test';
import { closeAll, tidy } from './harness.mjs';

const timeout = 90_000; // milliseconds a test may take

afterEach(tidy);
after(closeAll);

/** `name` is a sentence about what the reader or the page's author gets. */
export function test(name, body) {
  nodeTest(name, { timeout }, () => body());
}
