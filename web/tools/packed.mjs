/** JSON without the space that only its author needs. */
export const packed = (json) => json.replace(/("(?:[^"\\]|\\.)*")|[ \t\r\n]+/g, '$1');
