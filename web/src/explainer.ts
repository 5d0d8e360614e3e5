// explainer.js: the element, and on pages whose prose is tied to a picture the script that does so.
export * from './element/element.js';

function tieArticle(): void {
  if (!document.querySelector('[data-explainer-event], [data-explainer-date]')) return;
  import('./article.js').catch(() => console.warn('explainer.js: article.js is not beside it, so passages of the page stay untied'));
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', tieArticle, { once: true });
else tieArticle();
