// Every word that the faces of the story say themselves: table, form, JSON, picture and list of problems.

const count = (number: number, one: string, many = `${one}s`) => `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

export const words = {
  // problems
  problems: 'Problems',
  errors: (number: number) => count(number, 'error'),
  warnings: (number: number) => count(number, 'warning'),
  problemsChecking: 'Checking the story…',
  problemsNone: 'No problems',
  problemsNoneLead: 'The story can be published.',
  problemsErrorLead: 'The story can be published once its errors are mended.',
  problemsWarningLead: 'The story can be published; look at these first.',
  problemsMore: (number: number) => `and ${count(number, 'more problem')}`,

  // the picture
  preview: 'Picture',
  previewSettings: 'How the picture is shown',
  previewSize: 'Size',
  previewFit: 'As wide as here',
  previewPhone: 'Phone',
  previewWide: 'Wide',
  previewTheme: 'Light or dark',
  previewThemes: { auto: 'As the reader has it', light: 'Light', dark: 'Dark' },
  previewLanguage: 'Language',
  previewOwnLanguage: (tag: string) => `The story’s own (${tag})`,
  previewDate: 'Date',
  previewNoDate: (text: string) => `“${text}” is not a date: write 2023, 2023-09 or 2023-09-25.`,
  previewStale: (errors: number) => `The picture shows the story without your last changes, until ${count(errors, 'error is', 'errors are')} mended.`,
  previewNone: (errors: number) => `There is a picture once ${count(errors, 'error is', 'errors are')} mended.`,
  previewFailed: 'The picture could not be drawn:',
  previewWaiting: 'The picture is on its way…',
};
