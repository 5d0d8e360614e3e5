/** JSON without the space that only its author needs, and without what would end the script element of a page that holds it. */
export const packed = (json: string): string => json.replace(/("(?:[^"\\]|\\.)*")|[ \t\r\n]+/g, '$1').replaceAll('<', '\\u003c');
