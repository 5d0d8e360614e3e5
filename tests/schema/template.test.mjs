// The template that the build makes: it has example rows for each kind, explains each column, and is a story. Wants the native program.
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
import { makeTemplate } from "../../web/tools/template.mjs";

const root = new URL("../../", import.meta.url);
const program =
  process.env.EXPLAINER_NATIVE ??
  fileURLToPath(new URL("build/native/explainer", root));
const read = (path) => readFileSync(new URL(path, root), "utf8");
const schema = read("assets/story.schema.json");

/** The native program in a folder of its own, as cli.wasm runs in memory. */
function run(args, files) {
  const folder = mkdtempSync(join(tmpdir(), "template-"));
  try {
    for (const [name, bytes] of Object.entries(files))
      writeFileSync(join(folder, name), bytes);
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      cwd: folder,
      maxBuffer: 1 << 26,
    });
    if (error) throw error;
    const written = readdirSync(folder, {
      recursive: true,
      withFileTypes: false,
    }).filter((name) => /\.\w+$/.test(name) && !(name in files));
    return {
      status,
      out: stdout,
      err: String(stderr),
      files: Object.fromEntries(
        written.map((name) => [name, readFileSync(join(folder, name))]),
      ),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const template = makeTemplate(run, read("web/template_story.json"), schema);

for (const name of ["template.xlsx", "template.ods"]) {
  test(`${name} is imported as the story it was made from, with nothing to ask`, () => {
    const { status, out, err } = run(["import", name, "--format", "json"], {
      [name]: template.get(name),
    });
    assert.equal(status, 0, err);
    const { story, tables, questions, notes, problems } = JSON.parse(out);
    assert.deepEqual(questions, []);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      notes.map(({ sheet, text }) => `${sheet}: ${text}`),
      ["columns: this sheet explains the others, and is left out"],
    );
    assert.deepEqual(
      tables.flatMap(({ columns }) =>
        columns.filter(({ field }) => field === null),
      ),
      [],
    );
    assert.deepEqual(story, JSON.parse(read("web/template_story.json")));
  });
}

test("there are two example rows for each kind of event that the schema has", () => {
  const { events } = JSON.parse(read("web/template_story.json"));
  for (const kind of JSON.parse(schema).$defs.event.properties.kind.enum)
    assert.equal(events.filter((event) => event.kind === kind).length, 2, kind);
});

test("template.csv holds the events, and is a story by itself", () => {
  const { status, out, err } = run(
    ["import", "template.csv", "--format", "json"],
    { "template.csv": template.get("template.csv") },
  );
  assert.equal(status, 0, err);
  const { story, questions, problems } = JSON.parse(out);
  assert.deepEqual(questions, []);
  assert.equal(story.events.length, 14);
  assert.ok(
    story.entities.some(({ name }) => name === "The Ministry of Works"),
  );
  assert.ok(
    story.sources.some(({ url }) => url === "https://example.org/filing"),
  );
  assert.deepEqual(
    problems.filter(({ severity }) => severity === "error"),
    [],
  );
});

test("a column that the schema does not explain is no column of the template", () => {
  const changed = schema.replaceAll('"repays"', '"pays_back"');
  assert.throws(
    () => makeTemplate(run, read("web/template_story.json"), changed),
    /column "repays" on its sheet "events"/,
  );
});
