// Every word that the faces of the story say themselves: table, form, JSON, picture and list of problems.

const count = (number: number, one: string, many = `${one}s`) => `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

export const words = {
  lostEdits: (texts: readonly string[]) => {
    const named = texts.slice(0, 3).map((text) => (text === '' ? 'an emptied cell' : `“${text}”`));
    const more = texts.length > 3 ? ` and ${count(texts.length - 3, 'more cell')}` : '';
    return `Not written, for the row was deleted meanwhile: ${named.join(', ')}${more}.`;
  },

  // problems
  problems: 'Problems',
  errors: (number: number) => count(number, 'error'),
  warnings: (number: number) => count(number, 'warning'),
  problemsChecking: 'Checking the story…',
  problemsNone: 'No problems',
  problemsNoneLead: 'The story can be published.',
  problemsErrorLead: 'The story can be published once its errors are mended.',
  problemsWarningLead: 'The story can be published; look at these first.',
  problemAmount: (text: string) =>
    `${text} cannot be read as an amount: write it as in up to $4bn, about €300m or at least 10 GW, or leave it empty and say it in the text.`,
  problemsMore: (number: number) => `and ${count(number, 'more problem')}`,

  question: 'Open',
  answerLabel: 'Answer what was open',
  questions: (number: number) => count(number, 'open question'),
  questionPlace: (sheet: string, column: string | null) => (column === null ? sheet : `${sheet}, ${column}`),
  questionCells: (cells: readonly { row: number; text: string }[]) => {
    if (cells.length === 0) return '';
    const named = cells.slice(0, 8).map(({ row, text }) => `row ${row} (“${text}”)`);
    return `In ${named.join(', ')}${cells.length > 8 ? ` and ${cells.length - 8} more` : ''}.`;
  },
  questionHint: 'Change what these rows of your sheet became in the table, if it is wrong.',
  questionDone: 'I have looked at it',
  questionLabel: 'Settle an open question',

  // the picture
  previewSettings: 'How the picture is shown',
  previewSize: 'Size',
  previewFit: 'Fit',
  previewPhone: 'Phone',
  previewWide: 'Wide',
  previewTheme: 'Light or dark',
  previewThemes: { auto: 'Automatic', light: 'Light', dark: 'Dark' },
  previewLanguage: 'Language',
  previewOwnLanguage: (tag: string) => `Own (${tag})`,
  previewDate: 'Date',
  previewNoDate: (text: string) => `“${text}” is not a date: write 2023, 2023-09 or 2023-09-25.`,
  previewStale: (errors: number) => `The picture shows the story without your last changes, until ${count(errors, 'error is', 'errors are')} mended.`,
  previewNone: (errors: number) => `There is a picture once ${count(errors, 'error is', 'errors are')} mended.`,
  previewLeft: (events: number) => `The picture leaves out ${count(events, 'event')} that ${events === 1 ? 'has' : 'have'} errors.`,
  previewLarge: (events: number) => `With ${count(events, 'event')} the picture takes a while, so it is drawn when you ask for it.`,
  previewDraw: 'Draw the picture',
  previewFailed: 'The picture could not be drawn:',
  previewMissing: 'its script could not be loaded; look at your connection, then change something.',
  previewWaiting: 'The picture is on its way…',

  // the form
  formNone: 'Choose a row in the table, or add one.',
  formPlace: (one: string, number: number, all: number) =>
    `${one[0]!.toUpperCase()}${one.slice(1)} ${number.toLocaleString('en')} of ${all.toLocaleString('en')}`,
  formPrevious: 'Previous',
  formNext: 'Next',
  formAdd: (one: string) => `Add ${one}`,
  formGroups: { what: 'What happened', who: 'Who, and how much', counts: 'How it counts', from: 'Where it is from', more: 'More', all: 'All of it' },
  formReads: (text: string) => `Reads as: ${text}`,
  formChoose: 'Not said',
  formMade: (names: readonly string[]) => `New: ${names.join(', ')}.`,
  formRemove: (name: string) => `Take out ${name}`,
  formRemoveShort: 'Take out',
  formUp: (name: string) => `Move ${name} up`,
  formAddTo: (label: string) => `Add to ${label}`,
  formAddButton: 'Add',
  formQuote: (name: string) => `What ${name} says, in its own words`,
  formHints: {
    date: 'As precise as is known: 25 Sep 2023, Sep 2023, early 2021, 2023–24',
    known: 'If it became known later than it happened',
    amount: 'With its doubt: up to $4bn, about €300m, at least 10 GW',
    also: 'The same deal in other units: 10 GW; 500,000 chips',
    title: '90 letters at most; it must not claim more than the fact',
    text: 'One to three sentences',
    sources: 'The best first. A name that is new, or an address, makes a source',
    from: 'A name that is new makes an entity',
    to: 'A name that is new makes an entity',
  } as Readonly<Record<string, string>>,

  // the text
  jsonLabel: 'The story file as JSON',
  jsonFind: 'Find',
  jsonLabelUndo: 'Change the text',
  jsonBroken: (line: number) => `Line ${line.toLocaleString('en')} is not JSON yet.`,
  jsonNoObject: 'The text is no story: it has to be one object in braces.',
  jsonKept: 'What you write is kept; table, form and picture show the last state that was whole.',
  jsonMissing: 'The text editor could not be loaded; look at your connection and try again.',
};
