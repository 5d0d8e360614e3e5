// Which way a language is written, by its tag, as src/core/language.cpp has it: the page needs it before the program has come.

export function directionOf(language: string): 'ltr' | 'rtl' {
  const script = /^[a-z]+-([a-z]{4})(?![a-z\d])/i.exec(language)?.[1];
  const rightToLeft = script
    ? /^(adlm|arab|hebr|mand|mend|nkoo|rohg|samr|syrc|thaa|yezi)$/i.test(script)
    : /^(ar|arc|ckb|dv|fa|he|iw|ji|ks|lrc|mzn|nqo|ps|sd|syr|ug|ur|yi)(-|$)/i.test(language);
  return rightToLeft ? 'rtl' : 'ltr';
}
