// explainer.js: the element, and on pages whose prose is tied to a picture the script that does so.
export * from './element/element.js';

const tied = '[data-explainer-event], [data-explainer-date]';

/** At once, or as soon as the page has such a passage: some fetch their prose, too. */
function tieArticle(): void {
  const load = async () => {
    observer.disconnect();
    try {
      await import('./article.js'); // what a bundler makes of this may throw at once
    } catch {
      console.warn('explainer.js: article.js is not beside it, so passages of the page stay untied');
    }
  };
  const isTied = (node: Node) => node instanceof Element && (node.matches(tied) || node.querySelector(tied) !== null);
  const observer = new MutationObserver((records) => {
    if (records.some(({ type, addedNodes }) => type === 'attributes' || [...addedNodes].some(isTied))) void load();
  });
  if (document.querySelector(tied)) void load();
  else observer.observe(document, { subtree: true, childList: true, attributeFilter: ['data-explainer-event', 'data-explainer-date'] });
}

const page = globalThis.document; // none on a server, which imports this for the pages it renders
if (page?.readyState === 'loading') page.addEventListener('DOMContentLoaded', tieArticle, { once: true });
else if (page) tieArticle();
