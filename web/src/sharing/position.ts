// A moment of a story: a day, an event, or both; and how an element is taken there.
import type { StoryExplainer } from '../../explainer.js';

export interface Moment {
  date?: string | undefined;
  event?: string | undefined;
}

const dates = /^\d{4}(-\d{2}){0,2}$/;
const ids = /^[\w.-]{1,200}$/;

export const isDate = (text: string | null | undefined): text is string => dates.test(text ?? '');
export const isId = (text: string | null | undefined): text is string => ids.test(text ?? '');

/**
 * Takes a picture that is ready to the moment: an event to its own day, or to the day given with it.
 * False when the story has no such event; then nothing moves.
 */
export function go(explainer: StoryExplainer, { date, event }: Moment): boolean {
  if (event === undefined) {
    if (isDate(date)) explainer.date = date;
    return isDate(date);
  }
  if (!explainer.select(event)) return false;
  // From the start of the story, an event that is chosen is sought.
  const day = isDate(date) ? date : explainer.startDate;
  if (day !== null) explainer.date = day;
  return explainer.select(event);
}
