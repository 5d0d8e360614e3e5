// Which of the language packs has the words of a story.

const full = (tag: string) => {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script}`;
};

/** The pack for a language tag: of the same language in the same script. Undefined where there is none, as for English. */
export function packFor(language: string, tags: string[] = languageTags.split(' ')): string | undefined {
  if (!language || /^en\b/i.test(language)) return undefined;
  try {
    return tags.find((tag) => full(tag) === full(language));
  } catch {
    return undefined; // no language tag
  }
}
