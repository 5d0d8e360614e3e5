// Where a reader is in a story, and how an element is taken there.
import type { StoryExplainer } from '../../explainer.js';

export interface Position {
  /** The day shown; null: where the author begins. */
  date: string | null;
  /** Id of the selected event. */
  event: string | null;
  /** Terms of core/filter.hpp; "" for all events. */
  filter: string;
  spacing: 'time' | 'even';
}

const dates = /^\d{4}(-\d{2}){0,2}$/;
const ids = /^[\w.-]{1,200}$/;

export const isDate = (text: string | null | undefined): text is string => dates.test(text ?? '');
export const isId = (text: string | null | undefined): text is string => ids.test(text ?? '');

/** As the program's state has it. */
export function positionOf(state: { date: string; selected: string | null; filter: string; spacing: 'time' | 'even' }): Position {
  return { date: state.date, event: state.selected, filter: state.filter, spacing: state.spacing };
}

export function samePosition(a: Position, b: Position): boolean {
  return a.date === b.date && a.event === b.event && a.filter === b.filter && a.spacing === b.spacing;
}

/**
 * Takes a picture that is ready to a day or to an event: to the event's own day, or to the one given with it.
 * False when the story has no such event; then nothing moves.
 */
export function goTo(explainer: StoryExplainer, date: string | null, event: string | null): boolean {
  if (event === null) {
    if (isDate(date)) explainer.date = date;
    return isDate(date);
  }
  if (!explainer.select(event)) return false;
  // To select an event that is still to come moves the view to its day; so it begins at the start of the story.
  const day = isDate(date) ? date : explainer.startDate;
  if (day !== null) explainer.date = day;
  return explainer.select(event);
}
