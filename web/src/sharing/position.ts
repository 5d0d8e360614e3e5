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

export const isDate = (text: string | null | undefined): text is string => dates.test(text ?? '');

/** A fragment or a query as it was before a chat or a mail program changed it: "&amp;", "%26" and "%3D" are "&" and "=" again. */
export const mended = (text: string) => text.replace(/%3d/gi, '=').replace(/(&|%26)((amp|#38)(;|%3b))?/gi, '&');

/** The date that a text begins with, without the dot, bracket or line that came after it in a message; null when there is none. */
export function dateIn(text: string | null | undefined): string | null {
  return /^[\s"'(]*(\d{4}(?:-\d\d(?!\d)){0,2})(?!\d)/.exec(text ?? '')?.[1] ?? null;
}

/** The same for the id of an event. One that ends in a dot may be one without it: see withoutEnd. */
export function idIn(text: string | null | undefined): string | null {
  return /^[\s"'(]*([\w.-]{1,200})/.exec(text ?? '')?.[1] ?? null;
}

/** An id or terms without the punctuation at the end, which may be that of a sentence. */
export const withoutEnd = (text: string) => text.replace(/[.:-]+$/, '');

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
  if (!explainer.select(event)) return event !== withoutEnd(event) && goTo(explainer, date, withoutEnd(event));
  // To select an event that is still to come moves the view to its day; so it begins at the start of the story.
  const day = isDate(date) ? date : explainer.startDate;
  if (day !== null) explainer.date = day;
  return explainer.select(event);
}
