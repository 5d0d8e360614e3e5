// The text editor: CodeMirror with what it needs for a story file. It knows text and places in it; what they mean is told to it.
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, redo, undo } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { HighlightStyle, bracketMatching, codeFolding, foldGutter, foldKeymap, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState, Transaction } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  hoverTooltip,
  keymap,
  lineNumbers,
  type Command,
  type KeyBinding,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { createElement } from '../../dom/elements.js';

export type { Completion, CompletionContext, CompletionResult, Diagnostic };

export interface EditorActions {
  /** The text was changed by its writer. */
  written(text: string): void;
  /** The cursor was moved by its writer. */
  cursor(position: number): void;
  left(): void;
  /** Whether undo and redo are the text's own: what is written is in no story yet. */
  ownsUndo(): boolean;
  complete(context: CompletionContext): CompletionResult | null;
  /** What is said of the place; "" for nothing. */
  describe(position: number): { from: number; to: number; text: string } | null;
}

const outside = Annotation.define<boolean>(); // a change that the writer did not make

const colors = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--ink)', fontWeight: '600' },
  { tag: tags.string, color: 'var(--link)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--wrong)' },
  { tag: [tags.brace, tags.squareBracket, tags.separator], color: 'var(--ink2)' },
]);

const look = EditorView.theme({
  '&': { blockSize: '100%', backgroundColor: 'var(--paper)', color: 'var(--ink)', fontSize: '0.875rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace', lineHeight: '1.5', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '.cm-gutters': { backgroundColor: 'var(--card)', color: 'var(--ink2)', border: 'none', borderInlineEnd: '1px solid var(--hair)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--link) 7%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--link) 14%, var(--card))', color: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--link) 25%, transparent)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--rim)' },
  '.cm-selectionMatch, .cm-searchMatch': { backgroundColor: 'color-mix(in srgb, var(--hi) 45%, transparent)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--hi)', color: 'var(--hi-text)' },
  '.cm-tooltip': { backgroundColor: 'var(--paper)', color: 'var(--ink)', border: '1px solid var(--rim)', maxInlineSize: '28rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 8px', lineHeight: '1.4' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--hi)', color: 'var(--hi-text)' },
  '.cm-completionInfo': { padding: '6px 10px' },
  '.cm-description': { padding: '6px 10px', whiteSpace: 'normal' },
  '.cm-diagnostic': { padding: '6px 10px' },
  '.cm-diagnosticAction': {
    backgroundColor: 'var(--card)',
    color: 'var(--ink)',
    border: '1px solid var(--rim)',
    borderRadius: '6px',
    padding: '4px 8px',
    margin: '0 0 0 8px',
  },
  '.cm-panels': { backgroundColor: 'var(--card)', color: 'var(--ink)', borderColor: 'var(--hair)' },
  '.cm-panel.cm-search': { padding: '8px 32px 8px 12px' },
  '.cm-panel.cm-search label': { fontSize: '0.875rem' },
  '.cm-textfield': { backgroundColor: 'var(--paper)', color: 'var(--ink)', border: '1px solid var(--rim)', fontSize: '0.875rem', padding: '4px 6px' },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
    border: '1px solid var(--rim)',
    borderRadius: '6px',
    fontSize: '0.875rem',
    padding: '4px 10px',
  },
  '.cm-panel.cm-search [name=close]': { color: 'var(--ink)', fontSize: '1.25rem', inlineSize: '1.75rem', blockSize: '1.75rem' },
  '.cm-foldPlaceholder': { backgroundColor: 'var(--card)', color: 'var(--ink2)', border: '1px solid var(--hair)' },
});

/** Undo and redo of the text, where it has its own; else the keys are left to the page. */
function undoKeys(isOwn: () => boolean): KeyBinding[] {
  const own = (command: Command) => (view: EditorView) => {
    if (!isOwn()) return false;
    command(view);
    return true;
  };
  return [
    { key: 'Mod-z', run: own(undo), shift: own(redo) },
    { key: 'Mod-y', run: own(redo) },
  ];
}

export class Editor {
  readonly #view: EditorView;

  constructor(root: ShadowRoot, parent: HTMLElement, text: string, label: string, actions: EditorActions) {
    this.#view = new EditorView({
      root,
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          highlightActiveLineGutter(),
          foldGutter(),
          codeFolding(),
          history(),
          drawSelection({ cursorBlinkRate: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 1200 }),
          highlightActiveLine(),
          bracketMatching(),
          closeBrackets(),
          indentUnit.of('  '),
          EditorView.lineWrapping,
          json(),
          syntaxHighlighting(colors),
          look,
          lintGutter(),
          search({ top: true }),
          highlightSelectionMatches(),
          autocompletion({ override: [(context) => actions.complete(context)] }),
          hoverTooltip((_, position) => {
            const said = actions.describe(position);
            if (!said) return null;
            return { pos: said.from, end: said.to, above: true, create: () => ({ dom: createElement('div', { class: 'cm-description' }, said.text) }) };
          }),
          keymap.of([
            ...closeBracketsKeymap,
            ...defaultKeymap,
            ...searchKeymap,
            ...undoKeys(() => actions.ownsUndo()),
            ...foldKeymap,
            ...completionKeymap,
            ...lintKeymap,
          ]),
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
          EditorView.updateListener.of((update) => {
            if (update.transactions.some((transaction) => transaction.annotation(outside))) return;
            if (update.docChanged) actions.written(update.state.doc.toString());
            else if (update.selectionSet) actions.cursor(update.state.selection.main.head);
          }),
          EditorView.domEventHandlers({ blur: () => actions.left() }),
        ],
      }),
    });
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  /** Puts another text in its place; what both share at the beginning and the end stays, with the cursor in it. */
  setText(text: string): void {
    const old = this.text;
    if (old === text) return;
    const shorter = Math.min(old.length, text.length);
    let from = 0;
    while (from < shorter && old[from] === text[from]) from += 1;
    let end = 0;
    while (end < shorter - from && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
    this.#view.dispatch({
      changes: { from, to: old.length - end, insert: text.slice(from, text.length - end) },
      annotations: [outside.of(true), Transaction.addToHistory.of(false)],
    });
  }

  setDiagnostics(diagnostics: readonly Diagnostic[]): void {
    const transaction = setDiagnostics(this.#view.state, diagnostics);
    this.#view.dispatch({ ...transaction, annotations: outside.of(true) });
  }

  /** Puts the cursor at a place and brings it into sight. */
  goTo(position: number): void {
    const place = Math.min(position, this.#view.state.doc.length);
    this.#view.dispatch({
      selection: { anchor: place },
      effects: EditorView.scrollIntoView(place, { y: 'center' }),
      annotations: outside.of(true),
    });
  }

  get position(): number {
    return this.#view.state.selection.main.head;
  }

  find(): void {
    openSearchPanel(this.#view);
  }

  focus(): void {
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }
}
