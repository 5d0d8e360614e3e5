// What an editor puts into an article, once the folder is at its address. Knows no DOM.

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

const height = 810; // of a frame without host.js: the tallest layout, and the line below it

/** An iframe, and the script that gives it its height. `folder` ends with a slash. */
export function embedCode(title: string, folder: string): string {
  return (
    `<iframe src="${escaped(folder)}embed.html" title="${escaped(title)}" width="100%" height="${height}" style="border:0" loading="lazy"></iframe>\n` +
    `<script src="${escaped(folder)}host.js" async></script>`
  );
}
