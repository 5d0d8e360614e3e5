// What is wrong with the story, as a list: each problem a link to its cell, each mend a button that does it.
import { createElement, setText } from '../../dom/elements.js';
import { stylesOf } from '../../dom/styles.js';
import type { Problem, Question } from '../core.js';
import type { State } from '../document.js';
import type { Face, Studio } from '../face.js';
import { rowName } from '../grid/names.js';
import { keysOf, valueAt, pointerOf, type JsonObject } from '../pointer.js';
import { words } from '../face_words.js';
import { cellOf, isInGrid, problemItem, spokenPlace } from './problem_item.js';
import css from './problems.css';

const dress = stylesOf(css);

const shown = 200; // problems at a time: who mends those sees the next

/** "2 errors and 1 warning". */
export function countedProblems(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  return [errors && words.errors(errors), warnings && words.warnings(warnings)].filter(Boolean).join(' and ');
}

export function makeProblems(studio: Studio, signal: AbortSignal): Face {
  dress(document);
  const summary = createElement('h2', { class: 'problems-summary' });
  const lead = createElement('p', { class: 'problems-lead' });
  const list = createElement('ol', { class: 'problems-list', 'aria-label': words.problems });
  const more = createElement('p', { class: 'problems-more' });
  const element = createElement('div', { class: 'problems-face' }, summary, lead, list, more);
  let visible = true;
  let said = -1;

  const item = (problem: Problem, story: JsonObject): HTMLElement => {
    const [sheet, row] = keysOf(problem.pointer);
    const name = sheet !== undefined && row !== undefined ? rowName(valueAt(story, pointerOf(sheet, row))) : '';
    const place = createElement('button', { type: 'button', class: 'place' }, spokenPlace(problem));
    if (name !== '') place.append(createElement('span', { class: 'place-name' }, ` ${name}`));
    place.addEventListener('click', () => (isInGrid(problem) ? studio.show('grid', cellOf(problem)) : studio.show('json', problem.pointer)));
    return problemItem(studio, problem, place);
  };

  /** The focus stays at its place in the list when a problem is gone. */
  const keepingFocus = (change: () => void) => {
    const items = [...list.children];
    const at = items.findIndex((one) => one.contains(document.activeElement));
    const wasMend = document.activeElement?.classList.contains('mend');
    change();
    if (at < 0) return;
    const next = list.children[Math.min(at, list.children.length - 1)];
    const target = (wasMend ? next?.querySelector<HTMLElement>('.mend') : null) ?? next?.querySelector<HTMLElement>('.place');
    if (target) target.focus();
    else {
      summary.tabIndex = -1;
      summary.focus();
    }
  };

  const showCount = ({ problems, questions, checked }: State) => {
    if (checked === 0) return setText(summary, words.problemsChecking);
    const counted = [countedProblems(problems), questions.length > 0 ? words.questions(questions.length) : ''].filter(Boolean).join(', ');
    setText(summary, counted || words.problemsNone);
    const errors = problems.some(({ severity }) => severity === 'error');
    setText(lead, errors ? words.problemsErrorLead : problems.length > 0 ? words.problemsWarningLead : words.problemsNoneLead);
  };

  const questionOf = (question: Question): HTMLElement => {
    const done = createElement('button', { type: 'button', class: 'mend' }, words.questionDone);
    done.addEventListener('click', () => studio.document.settle(words.questionLabel, question.id));
    const mark = createElement('span', { class: 'severity warning' }, words.question);
    const place = createElement('span', { class: 'question-place' }, words.questionPlace(question.sheet || question.file, question.column));
    const sentence = createElement('span', { class: 'sentence' }, `${question.text} ${words.questionCells(question.cells)} ${words.questionHint}`);
    return createElement('li', { class: 'problem' }, mark, ' ', place, ' ', sentence, ' ', done);
  };

  const show = ({ problems, questions, story }: State) => {
    const errorsFirst = [...problems].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
    keepingFocus(() => list.replaceChildren(...questions.map(questionOf), ...errorsFirst.slice(0, shown).map((problem) => item(problem, story))));
    setText(more, problems.length > shown ? words.problemsMore(problems.length - shown) : '');
  };

  const announce = ({ problems, checked }: State) => {
    if (checked === 0) return;
    if (said >= 0 && said !== problems.length) studio.announce(problems.length === 0 ? words.problemsNone : `${countedProblems(problems)}.`);
    said = problems.length;
  };

  studio.document.subscribe((now, before) => {
    if (now.problems === before.problems && now.checked === before.checked && now.questions === before.questions) return;
    announce(now);
    showCount(now);
    if (visible) show(now);
  }, signal);
  announce(studio.document.state);
  showCount(studio.document.state);
  show(studio.document.state);

  return {
    element,
    focus: () => list.querySelector<HTMLElement>('.place')?.focus(),
    shown(now) {
      visible = now;
      if (now) show(studio.document.state);
    },
  };
}
