// The publish dialog: checks first, then makes the folder as a ZIP, the single file, and the code for an article.
import { createElement } from '../dom/elements.js';
import type { Problem } from './core.js';
import { button, labelled, openDialog } from './dialog.js';
import { copy } from './drafts.js';
import { embedCode, folderAddress } from './embed_code.js';
import type { Studio } from './face.js';
import { download } from './files.js';
import { announce } from './live.js';
import { sentenceOf, spokenPlace } from './problems/problem_item.js';
import type { Publishing } from './remote_core.js';
import { slug } from './slug.js';
import { titleOf } from './title.js';
import { words } from './words.js';

const mostListed = 50; // problems of a kind

export async function publish({ document: story, core, show }: Studio, making: Publishing): Promise<void> {
  const dialog = openDialog(words.publishHeading, { className: 'publish' });
  const status = createElement('p', {}, words.publishChecking);
  dialog.body.append(status);
  dialog.foot.append(button(words.close, dialog.close));
  await story.settled();
  const { story: published, questions, revision, unparsed } = story.state;
  if (dialog.signal.aborted) return;
  if (unparsed !== null) {
    const goThere = () => {
      dialog.close();
      show('json');
    };
    status.textContent = words.publishUnparsed;
    dialog.body.append(button(words.showJson, goThere, 'link'));
    announce(words.publishUnparsed);
    return;
  }
  try {
    const problems = await core.check(published);
    story.setProblems(problems, revision);
    if (dialog.signal.aborted) return;
    const of = (severity: Problem['severity']) => problems.filter((problem) => problem.severity === severity);
    const go = ({ pointer }: Problem) => {
      dialog.close();
      show('problems', pointer);
    };
    const errors = of('error');
    const warnings = of('warning');
    if (errors.length) {
      status.textContent = words.publishBlocked(errors.length);
      dialog.body.append(createElement('p', { class: 'hint' }, words.publishBlockedHint), problemList(errors, go));
    } else {
      status.textContent = words.publishReady;
      if (questions.length) dialog.body.append(createElement('p', { class: 'hint' }, words.publishQuestions(questions.length)));
      if (warnings.length) {
        const list = createElement('details', {}, createElement('summary', {}, words.publishWarnings(warnings.length)), problemList(warnings, go));
        dialog.body.append(list);
      }
      dialog.body.append(...ways());
    }
    announce(status.textContent ?? '');
  } catch (error) {
    status.textContent = (error as Error).message;
    announce(status.textContent);
  }

  function ways(): HTMLElement[] {
    const name = slug(titleOf(published));
    const address = createElement('input', { type: 'url', autocomplete: 'url', spellcheck: 'false' });
    const wrong = createElement('p', { class: 'complaint', role: 'alert' });
    const code = createElement('textarea', { rows: '4', readonly: '', spellcheck: 'false', 'aria-label': words.publishEmbed });
    const base = () => folderAddress(address.value);
    const renew = () => {
      wrong.textContent = base() === null ? words.publishAddressWrong : '';
      code.value = embedCode(titleOf(published), base() || 'https://news.example/explainer/');
    };
    address.addEventListener('change', renew);
    renew();
    return [
      labelled(words.publishAddress, address, words.publishAddressHint),
      wrong,
      wayOf(words.publishZip, words.publishZipHint, words.publishZipMake, `${name}.zip`, 'application/zip', () => {
        const folder = base();
        if (folder !== null) return making.zip(published, folder);
        address.focus();
        return Promise.reject(new Error(words.publishAddressWrong));
      }),
      wayOf(words.publishSingle, words.publishSingleHint, words.publishSingleMake, `${name}.html`, 'text/html', () => making.single(published)),
      createElement(
        'section',
        {},
        createElement('h3', {}, words.publishEmbed),
        createElement('p', { class: 'hint' }, words.publishEmbedHint),
        code,
        button(words.copy, () => void copy(code.value, code)),
      ),
      createElement('p', { class: 'hint' }, words.publishLater),
    ];
  }
}

function problemList(problems: readonly Problem[], go: (problem: Problem) => void): HTMLElement {
  const lines = problems.slice(0, mostListed).map((problem) =>
    createElement(
      'li',
      {},
      button(`${spokenPlace(problem)}: ${sentenceOf(problem)}`, () => go(problem), 'link'),
    ),
  );
  const more = problems.length > mostListed ? [createElement('li', {}, words.importMoreCells(problems.length - mostListed))] : [];
  return createElement('ul', { class: 'problem-links' }, ...lines, ...more);
}

/** One thing that can be made and downloaded. */
function wayOf(heading: string, hint: string, label: string, name: string, type: string, make: () => Promise<Uint8Array>): HTMLElement {
  const said = createElement('p', { class: 'made' });
  const maker = button(label, () => void start(), 'primary');
  async function start(): Promise<void> {
    maker.setAttribute('aria-disabled', 'true');
    said.textContent = words.publishMaking;
    announce(words.publishMaking);
    try {
      const bytes = await make();
      download(name, bytes, type);
      said.textContent = words.publishMade(name, words.size(bytes.length));
    } catch (error) {
      said.textContent = (error as Error).message;
    }
    announce(said.textContent);
    maker.removeAttribute('aria-disabled');
  }
  return createElement('section', {}, createElement('h3', {}, heading), createElement('p', { class: 'hint' }, hint), maker, said);
}
