// What a list or a heading says of a story. Knows no DOM.
import { isList, type JsonObject } from './pointer.js';
import { words } from './words.js';

export const titleOf = (story: JsonObject): string => (typeof story.title === 'string' && story.title.trim() !== '' ? story.title.trim() : words.untitled);

export const countOf = (story: JsonObject): number => (isList(story.events) ? story.events.length : 0);
