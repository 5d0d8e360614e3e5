// What the shell and the faces of the story know of each other: grid, form, JSON, preview and list of problems.
import type { Core } from './core.js';
import type { StoryDocument } from './document.js';
import type { Pointer } from './pointer.js';

export type FaceName = 'grid' | 'form' | 'json' | 'preview' | 'problems';

/** What a face works with. */
export interface Studio {
  readonly document: StoryDocument;
  readonly core: Core;
  /** Says something to screen readers, politely; the page's one live region. */
  announce(text: string): void;
  /** Says in sight, until the editor closes it, what did not work. */
  warn(text: string): void;
  /** Shows a face, chooses what `pointer` leads to and puts the focus there. */
  show(face: FaceName, pointer?: Pointer): void;
  /** Offers tables to the import dialog: what was pasted and is more than cells for the grid. */
  importTables(files: readonly { name: string; bytes: Uint8Array | string }[]): void;
}

/** A face in its place. It subscribes to the document until `signal`. */
export interface Face {
  readonly element: HTMLElement;
  /** Puts the focus into the face: on what the pointer leads to, or where its user was. */
  focus(pointer?: Pointer): void;
  /** It has come into sight, or gone: one that is out of sight need not follow the story. */
  shown?(visible: boolean): void;
}

export type MakeFace = (studio: Studio, signal: AbortSignal) => Face;
