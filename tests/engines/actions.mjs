// Keys, pointers and fingers as WebDriver wants them told; the classic protocol and the two-way one speak alike here.

const keys = {
  Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', Shift: '\uE008', Control: '\uE009', PageUp: '\uE00E', PageDown: '\uE00F',
  End: '\uE010', Home: '\uE011', ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Space: ' ',
};

/** "ArrowLeft", "a" or "Shift+Tab". */
export function press(chord) {
  const values = chord.split('+').map((name) => keys[name] ?? name);
  const down = values.map((value) => ({ type: 'keyDown', value }));
  const up = [...values].reverse().map((value) => ({ type: 'keyUp', value }));
  return [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }];
}

const pointer = (pointerType, actions) => [{ type: 'pointer', id: pointerType, parameters: { pointerType }, actions }];
const at = ([x, y]) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0, origin: 'viewport' });

export const move = (pointerType, point) => pointer(pointerType, [at(point)]);
export const down = (pointerType, point) => pointer(pointerType, [at(point), { type: 'pointerDown', button: 0 }]);
export const up = (pointerType) => pointer(pointerType, [{ type: 'pointerUp', button: 0 }]);

export function wheel([x, y], deltaX, deltaY) {
  return [{ type: 'wheel', id: 'wheel', actions: [{ type: 'scroll', x: Math.round(x), y: Math.round(y), deltaX, deltaY, duration: 0, origin: 'viewport' }] }];
}
