// The sheets of a story, and the columns of each in the order in which an editor fills them.

export type SheetName = 'events' | 'entities' | 'sources' | 'programs';

/** How a cell is written and read: `core` cells by the program, the others here. */
export type ColumnKind =
  | 'text'
  | 'core' // dates and amounts
  | 'choice'
  | 'flag'
  | 'numbers'
  | 'entity'
  | 'entities'
  | 'sources'
  | 'event'
  | 'events'
  | 'program'
  | 'generation'
  | 'generations';

export interface Column {
  /** The key in the story file. */
  readonly field: string;
  readonly label: string;
  readonly kind: ColumnKind;
  /** In letters. */
  readonly width: number;
  /** The words that the file allows, for a choice; other words are kept when `open`. */
  readonly choices?: readonly string[];
  readonly open?: boolean;
}

export interface Sheet {
  readonly name: SheetName;
  readonly label: string;
  /** What one row is: "event". */
  readonly one: string;
  readonly columns: readonly Column[];
}

export const eventKinds = ['investment', 'contract', 'program', 'terms', 'share_sale', 'talks', 'repayment', 'end'] as const;
export type EventKind = (typeof eventKinds)[number];

const statuses = ['in_talks', 'reported', 'announced', 'agreed', 'completed'];
const entityKinds = ['lab', 'cloud', 'chipmaker', 'investor'];

const column = (field: string, label: string, kind: ColumnKind, width: number, more: Partial<Column> = {}): Column => ({ field, label, kind, width, ...more });

const events: Sheet = {
  name: 'events',
  label: 'Events',
  one: 'event',
  columns: [
    column('date', 'Date', 'core', 20),
    column('title', 'Title', 'text', 38),
    column('kind', 'Kind', 'choice', 12, { choices: eventKinds }),
    column('status', 'Status', 'choice', 11, { choices: statuses }),
    column('from', 'From', 'entity', 16),
    column('to', 'To', 'entity', 16),
    column('amount', 'Amount', 'core', 16),
    column('also', 'Also', 'core', 14),
    column('sources', 'Sources', 'sources', 26),
    column('text', 'Text', 'text', 44),
    column('parties', 'Parties', 'entities', 18),
    column('part_of', 'Part of', 'event', 20),
    column('ends', 'Ends', 'events', 20),
    column('how', 'How', 'choice', 11, { choices: ['withdrawn', 'lapsed', 'cancelled', 'expired'] }),
    column('replaces', 'Replaces', 'events', 20),
    column('repays', 'Repays', 'choice', 12, { choices: ['investment', 'contract'] }),
    column('counts', 'Counts', 'choice', 9, { choices: ['adds', 'states', 'never'] }),
    column('overlaps', 'Overlaps', 'events', 20),
    column('program', 'Programme', 'program', 15),
    column('generation', 'Generation', 'generation', 14),
    column('stage', 'Stage', 'choice', 11, { choices: ['announced', 'preview', 'available'] }),
    column('known', 'Known', 'core', 13),
    column('beat', 'Beat', 'flag', 7),
    column('article', 'Article', 'numbers', 9),
    column('id', 'Id', 'text', 24),
  ],
};

const entities: Sheet = {
  name: 'entities',
  label: 'Entities',
  one: 'entity',
  columns: [
    column('name', 'Name', 'text', 24),
    column('short', 'Short name', 'text', 16),
    column('kind', 'Kind', 'choice', 14, { choices: entityKinds, open: true }),
    column('side', 'Side', 'choice', 8, { choices: ['left', 'right'] }),
    column('about', 'About', 'text', 52),
    column('id', 'Id', 'text', 18),
  ],
};

const sources: Sheet = {
  name: 'sources',
  label: 'Sources',
  one: 'source',
  columns: [
    column('publisher', 'Publisher', 'text', 22),
    column('title', 'Title', 'text', 40),
    column('url', 'Address', 'text', 36),
    column('date', 'Date', 'core', 14),
    column('primary', 'Primary', 'flag', 9),
    column('retrieved', 'Retrieved', 'core', 14),
    column('archived', 'Archived', 'text', 30),
    column('id', 'Id', 'text', 22),
  ],
};

const programs: Sheet = {
  name: 'programs',
  label: 'Programmes',
  one: 'programme',
  columns: [
    column('name', 'Name', 'text', 22),
    column('maker', 'Maker', 'entity', 18),
    column('about', 'About', 'text', 48),
    column('generations', 'Generations', 'generations', 40),
    column('id', 'Id', 'text', 18),
  ],
};

export const sheets: readonly Sheet[] = [events, entities, sources, programs];

export const sheetOf = (name: SheetName): Sheet => sheets.find((sheet) => sheet.name === name)!;

export const columnOf = (sheet: SheetName, field: string): Column | undefined => sheetOf(sheet).columns.find((known) => known.field === field);

// Fields that only some kinds of events have; the loader has the same list (key_uses).
const money: EventKind[] = ['investment', 'contract', 'repayment'];
const kindsOfField: Readonly<Record<string, readonly EventKind[]>> = {
  from: ['investment', 'contract', 'share_sale', 'talks', 'repayment'],
  to: ['investment', 'contract', 'share_sale', 'talks', 'repayment'],
  parties: ['terms', 'share_sale', 'talks', 'end'],
  program: ['investment', 'contract', 'program', 'talks'],
  generation: ['investment', 'contract', 'program', 'talks'],
  stage: ['program'],
  amount: ['investment', 'contract', 'terms', 'share_sale', 'talks', 'repayment'],
  also: ['investment', 'contract', 'terms', 'share_sale', 'talks', 'repayment'],
  part_of: money,
  overlaps: money,
  replaces: money,
  ends: ['end'],
  how: ['end'],
  repays: ['repayment'],
};

/** Whether events of `kind` have the field; of a kind that is none, all do. */
export function belongs(field: string, kind: unknown): boolean {
  const kinds = kindsOfField[field];
  return !kinds || !eventKinds.includes(kind as EventKind) || kinds.includes(kind as EventKind);
}
