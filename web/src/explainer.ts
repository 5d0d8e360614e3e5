// explainer.js: the element, and on pages whose prose is tied to a picture the script that does so.
export * from './element.js';

function tieArticle(): void {
  if (document.querySelector('[data-explainer-event], [data-explainer-date]')) void import('./article.js');
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', tieArticle, { once: true });
else tieArticle();
