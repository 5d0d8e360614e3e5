// Days as numbers, counted from 1970-01-01.

/** What a slider through time shows. */
export interface DayScale {
  first: number;
  last: number;
  day: number;
  /** "25 September 2023: Amazon commits up to $4B to Anthropic" */
  text: string;
}

/** Of "2021-05-06"; NaN for what is no date. */
export function dayNumber(date: string): number {
  return Date.parse(date) / 86_400_000;
}

/** "2021-05-06" */
export function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
