// The template: a workbook with example rows for each kind of event, made from template_story.json, and a sheet that explains each column in
// the words of the schema. A column that the schema does not have ends the build.
import { Stop } from './stop.mjs';

const forms = ['xlsx', 'ods'];

/** What is said of the whole story, in cells of its sheet: all that has no sheet of its own. */
const keysOfStory = (properties) =>
  Object.keys(properties).filter((key) => properties[key].type !== 'array' && !['$schema', 'version', 'labels'].includes(key));

/** What the schema has for the rows of a sheet, as properties by the names of columns. */
function propertiesOf(schema, sheet) {
  const { properties, $defs } = schema;
  const itemsOf = (name) => properties[name]?.items?.properties;
  switch (sheet) {
    case 'events':
      return { ...$defs.event.properties, unit: $defs.amount.properties.unit, bound: $defs.amount.properties.bound };
    case 'generations':
      return { program: { description: 'The programme that it is of, by its id.' }, ...properties.programs.items.properties.generations.items.properties };
    case 'story':
      return {
        key: {
          description: `What the row says of the whole story: ${keysOfStory(properties).join(', ')}.`,
        },
        value: { description: 'What it is: a text, a date, or JSON. Two keys with a point between are one within the other: range.from.' },
      };
    default:
      return itemsOf(sheet);
  }
}

/** The sheet that explains the columns of the others. */
function columnsSheet(tables, schema) {
  const rows = [['sheet', 'column', 'what stands in it']];
  for (const {
    name,
    rows: [headers],
  } of tables) {
    for (const header of headers) {
      const description = propertiesOf(schema, name)?.[header]?.description;
      if (!description) throw new Stop(`the template has a column "${header}" on its sheet "${name}" that story.schema.json does not explain`);
      rows.push([name, header, description]);
    }
  }
  return { name: 'columns', rows };
}

/** Figures as numbers, so that a spreadsheet program sums them. */
const asNumbers = ({ name, rows }) => ({
  name,
  rows: rows.map((row) => row.map((cell, column) => (rows[0][column] === 'amount' && /^[\d.]+$/.test(cell) ? Number(cell) : cell))),
});

/**
 * The events for a file that has no other sheets: names and addresses in place of ids, and no milestones, for a programme needs its own sheet.
 */
function eventsAlone(tables, { entities, sources, events }) {
  const named = new Map([...entities.map(({ id, name }) => [id, name]), ...sources.map(({ id, url }) => [id, url])]);
  const milestones = new Set(events.filter(({ kind }) => kind === 'program').map(({ id }) => id));
  const [headers, ...rows] = tables.find(({ name }) => name === 'events').rows;
  const kept = headers.map((header) => !['program', 'generation', 'stage'].includes(header));
  const written = (cell, column) => {
    const names = ['from', 'to', 'parties', 'sources'].includes(headers[column]);
    return names
      ? cell
          .split('; ')
          .map((id) => named.get(id) ?? id)
          .join('; ')
      : cell;
  };
  const all = [headers, ...rows.filter(([id]) => !milestones.has(id)).map((row) => row.map(written))];
  return { name: 'events', rows: all.map((row) => row.filter((_, column) => kept[column])) };
}

/**
 * The files of the template by name. `run` runs the command line: with arguments and files to what it printed (`out`), to files it wrote
 * (`files`) and to its exit status.
 */
export function makeTemplate(run, story, schema) {
  const done = (args, files) => {
    const outcome = run(args, files);
    if (outcome.status !== 0) throw new Stop(`the template can't be made: ${outcome.err}`);
    return outcome;
  };
  const { out } = done(['sheet', 'story.json', '--format', 'json'], { 'story.json': story });
  const tables = JSON.parse(Buffer.from(out).toString('utf8'));
  const all = JSON.stringify([...tables, columnsSheet(tables, JSON.parse(schema))].map(asNumbers));
  const workbooks = forms.map((form) => {
    const name = `template.${form}`;
    return [name, done(['sheet', 'tables.json', '-o', name], { 'tables.json': all }).files[name]];
  });
  const alone = JSON.stringify([eventsAlone(tables, JSON.parse(story))]);
  const { files } = done(['csv', 'tables.json', '--tables', 'tables'], { 'tables.json': alone });
  return new Map([...workbooks, ['template.csv', files['tables/events.csv']]]);
}
