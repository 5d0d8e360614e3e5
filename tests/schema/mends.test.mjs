// Each mend that `check` offers of a story file mends what it is offered for. Wants the native program.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
const program =
  process.env.EXPLAINER_NATIVE ??
  fileURLToPath(new URL("build/native/explainer", root));

/** For each file its problems. */
function check(files) {
  const { stdout, error } = spawnSync(
    program,
    ["check", ...files, "--format", "json"],
    { encoding: "utf8", maxBuffer: 1 << 26 },
  );
  if (error) throw error;
  return JSON.parse(stdout).map(({ problems }) => problems);
}

/** The studio keeps what is no JSON as text: it has mends for values only. */
function isJson(file) {
  try {
    JSON.parse(readFileSync(file, "utf8"));
    return true;
  } catch {
    return false;
  }
}

/** The parent of what a JSON pointer names, and its last key. */
function placeOf(story, pointer) {
  const keys = pointer
    .slice(1)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = keys.pop();
  return [keys.reduce((value, key) => value[key], story), last];
}

/** Is there a value where a mend moves one to? Then it is not offered to the editor. */
function isTaken(text, { to }) {
  if (to === undefined) return false;
  const [parent, key] = placeOf(JSON.parse(text), to);
  return key in parent;
}

function mended(text, { pointer, value, to }) {
  const story = JSON.parse(text);
  const [parent, key] = placeOf(story, pointer);
  const old = parent[key];
  if (value !== undefined) parent[key] = value;
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
  if (to !== undefined) {
    const [newParent, newKey] = placeOf(story, to);
    newParent[newKey] = old;
  }
  return JSON.stringify(story);
}

test("each mend that is offered mends its problem", (context) => {
  const folder = mkdtempSync(join(tmpdir(), "mends-"));
  context.after(() => rmSync(folder, { recursive: true }));
  const files = ["bad", "warnings"].flatMap((name) => {
    const path = fileURLToPath(new URL(`tests/stories/${name}/`, root));
    return readdirSync(path)
      .filter((file) => file.endsWith(".json"))
      .map((file) => join(path, file))
      .filter(isJson);
  });
  const offered = check(files).flatMap((problems, i) =>
    problems.flatMap((problem) =>
      (problem.mends ?? [])
        .filter((mend) => !isTaken(readFileSync(files[i], "utf8"), mend))
        .map((mend) => ({ file: files[i], problem, mend })),
    ),
  );
  const mendedFiles = offered.map(({ file, mend }, i) => {
    const path = join(folder, `${i}.json`);
    writeFileSync(path, mended(readFileSync(file, "utf8"), mend));
    return path;
  });
  const left = check(mendedFiles);
  const failed = offered.filter(({ problem }, i) =>
    left[i].some(
      ({ pointer, message }) =>
        pointer === problem.pointer && message === problem.message,
    ),
  );
  assert.deepEqual(
    failed.map(({ file, mend }) => `${file}: ${mend.label} at ${mend.pointer}`),
    [],
  );
  assert.ok(offered.length > 150, `${offered.length} mends`);
});
