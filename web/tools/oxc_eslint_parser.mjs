// TypeScript for ESLint, read by oxc: the parser of typescript-eslint needs a compiler older than the one that checks our types.
// Makes no tokens: rules about layout are Prettier's.
import { parseSync, visitorKeys } from 'oxc-parser';

export const meta = { name: 'oxc', version: '1' };

export function parseForESLint(code, { filePath }) {
  const { program, comments, errors } = parseSync(filePath, code, { range: true, astType: 'ts' });
  if (errors.length > 0) throw Object.assign(new SyntaxError(errors[0].message), locate(code, errors[0].labels[0]?.start ?? 0));
  const ast = { ...program, range: [0, code.length], comments: comments.map((comment) => ({ ...comment, range: [comment.start, comment.end] })), tokens: [] };
  const place = placer(code);
  for (const comment of ast.comments) comment.loc = place(comment);
  addPlaces(ast, place);
  return { ast, visitorKeys };
}

function addPlaces(node, place) {
  node.loc = place(node);
  if (node.importKind === 'type') node.importKind = 'value'; // a type ties two files together just as well
  for (const key of visitorKeys[node.type] ?? []) {
    for (const child of [node[key]].flat()) if (child && typeof child.type === 'string') addPlaces(child, place);
  }
}

/** Gives line and column of a node's start and end. */
function placer(code) {
  const lines = [0];
  for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1)) lines.push(at + 1);
  const position = (offset) => {
    let [low, high] = [0, lines.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (lines[middle] <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - lines[low] };
  };
  return ({ range: [start, end] }) => ({ start: position(start), end: position(end) });
}

function locate(code, offset) {
  const lines = code.slice(0, offset).split('\n');
  return { lineNumber: lines.length, column: lines.at(-1).length + 1 };
}
