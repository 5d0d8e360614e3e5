// The native program, asked about one story.
import { spawnSync } from 'node:child_process';

/** What stops a build with a message that says all there is to say. */
export class Stop extends Error {}

/** Returns ask(verb, ...arguments): the program's words on stdout, or a Stop with what it said. */
export function nativeProgram(program, story) {
  return (verb, ...args) => {
    const run = spawnSync(program, [verb, story, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (run.error) throw new Stop(`${program}: ${run.error.message}`);
    if (run.status !== 0) throw new Stop(`${run.stdout}${run.stderr}`.trim() || `explainer ${verb} failed`);
    if (verb === 'check') process.stderr.write(run.stderr); // warnings, once
    return run.stdout;
  };
}
