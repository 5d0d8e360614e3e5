// Style sheets made by script, which strict policies allow; in browsers that make none, <style>.

/**
 * Returns a function that gives the rules of `css` to a document or a shadow tree, once. To be called again when a tree has come into
 * another document, which drops what it had. False where the browser needs a <style> and the page's policy refuses it.
 */
export function stylesOf(css: string): (root: Document | ShadowRoot) => boolean {
  const made = new WeakMap<Document, CSSStyleSheet>(); // a sheet serves the trees of one document alone
  const written = new WeakMap<Node, HTMLStyleElement>();
  return (root) => {
    const owner = root.ownerDocument ?? (root as Document);
    const view = owner.defaultView as (Window & typeof globalThis) | null;
    if (!view) return true; // nothing of it is seen
    try {
      let sheet = made.get(owner);
      if (!sheet) {
        sheet = new view.CSSStyleSheet();
        sheet.replaceSync(css);
        made.set(owner, sheet);
      }
      if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      return true;
    } catch {
      const style = written.get(root) ?? owner.createElement('style');
      written.set(root, style);
      style.textContent = css;
      ((root as Document).head ?? root).append(style);
      return style.sheet !== null;
    }
  };
}
