// A clock for a page that a test moves on by hand: after freeze() frames and timers come only from run(), and are counted.
// Playwright's page.clock does not do here: it counts nothing, and between two timers it lets no real frame pass, so that
// what a ResizeObserver or an IntersectionObserver would ask for is never seen.

/** Runs in the page before all else, and makes `clock` there. */
export const handClock = () => {
  const real = { request: requestAnimationFrame, cancel: cancelAnimationFrame, later: setTimeout, never: clearTimeout, now: performance.now.bind(performance) };
  const due = new Map(); // what is asked for, by number: when, what, and while the clock runs by itself how to call it off
  let frozen = false;
  let time = 0;
  let last = 0;
  const now = () => (frozen ? time : real.now());
  performance.now = now;

  function start(id, entry) {
    const call = () => {
      due.delete(id);
      entry.call(now());
    };
    if (entry.frame) {
      const handle = real.request.call(globalThis, call);
      entry.stop = () => real.cancel.call(globalThis, handle);
    } else {
      const handle = real.later.call(globalThis, call, entry.at - now());
      entry.stop = () => real.never.call(globalThis, handle);
    }
  }
  function ask(entry) {
    const id = ++last;
    clock[entry.frame ? 'frames' : 'timers'] += 1;
    due.set(id, entry);
    if (!frozen) start(id, entry);
    return id;
  }
  function callOff(id) {
    due.get(id)?.stop?.();
    due.delete(id);
  }
  const clock = (globalThis.clock = {
    frames: 0,
    timers: 0,
    freeze() {
      time = real.now();
      frozen = true;
      for (const entry of due.values()) entry.stop?.();
    },
    /** Lets so many milliseconds pass, and what falls due in them happen; returns what was asked for meanwhile. */
    async run(milliseconds) {
      [clock.frames, clock.timers] = [0, 0];
      const end = time + milliseconds;
      for (;;) {
        await clock.breath();
        const [id, entry] = [...due].sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
        if (!entry || entry.at > end) break;
        time = Math.max(time, entry.at);
        due.delete(id);
        entry.call(time);
      }
      time = end;
      return { frames: clock.frames, timers: clock.timers };
    },
    /** Real time for what no clock of ours rules: observers and promises. */
    breath: () => new Promise((done) => real.request.call(globalThis, () => real.later.call(globalThis, done))),
  });
  globalThis.requestAnimationFrame = (call) => ask({ frame: true, at: now() + 16, call });
  globalThis.cancelAnimationFrame = callOff;
  globalThis.setTimeout = (call, delay = 0, ...words) => ask({ frame: false, at: now() + delay, call: () => call(...words) });
  globalThis.clearTimeout = callOff;
  globalThis.setInterval = (call, delay) => {
    throw new Error(`an interval of ${delay} ms: ${call}`);
  };
};
