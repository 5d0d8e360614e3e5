// What of a page a reader sees: boxes that scroll, the line that is read, and what lies over it. Knows no explainer.

const readingHeight = 0.4; // of the height that is seen, from its top

/** The nearest box around an element that scrolls up and down, or else the page. */
export function scrollerOf(element: Element): Element {
  const page = document.scrollingElement ?? document.documentElement;
  for (let box = element.parentElement; box && box !== document.documentElement; box = box.parentElement) {
    // What is set for <body> is the page's own, unless <html> has its own, too.
    if (box === document.body && getComputedStyle(document.documentElement).overflowY === 'visible') continue;
    if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  }
  return page;
}

/** Top and bottom of what a box that scrolls shows, in pixels of the screen. */
function shownBy(scroller: Element): [number, number] {
  if (scroller === document.scrollingElement || scroller === document.documentElement) return [0, innerHeight];
  const { top, bottom } = scroller.getBoundingClientRect();
  return [Math.max(top, 0), Math.min(bottom, innerHeight)];
}

/** The assumed reading position in pixels of the screen: at 40 % of what the box shows, and further down towards its end. */
export function readingLine(scroller: Element): number {
  const [top, bottom] = shownBy(scroller);
  const left = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
  const rest = (1 - readingHeight) * (bottom - top);
  return top + readingHeight * (bottom - top) + Math.max(0, rest - left);
}

/** Whether enough of it is on the screen for a change to be noticed. */
export function isInView(element: Element): boolean {
  const { top, bottom, height } = element.getBoundingClientRect();
  const [first, last] = shownBy(scrollerOf(element));
  return Math.min(bottom, last) - Math.max(top, first) > Math.min(height, last - first) / 3;
}

/** Whether it has a box on the page, wherever that is scrolled to. */
export function isSeen(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  // The names are those of older and newer browsers; without either, a box is enough.
  return width * height > 0 && (element.checkVisibility?.({ checkVisibilityCSS: true, visibilityProperty: true }) ?? true);
}

/** How many pixels of its top a header of the page covers: one that sticks, or is fixed. */
export function coverOf(element: Element): number {
  const { left, width, top } = element.getBoundingClientRect();
  const cover = (part: number) => {
    let bottom = top;
    for (let above = pinnedAt(left + width * part, bottom, element); above && above > bottom; above = pinnedAt(left + width * part, bottom, element)) {
      bottom = above;
    }
    return bottom - top;
  };
  const most = Math.max(...[0.1, 0.5, 0.9].map(cover));
  return most < innerHeight / 2 ? most : 0; // a dialogue over the whole page is no header
}

/** The lower edge of what lies pinned over `element` at a place on the screen; null when nothing does. */
function pinnedAt(x: number, y: number, element: Element): number | null {
  let pinned: Element | null = null;
  for (let box = document.elementFromPoint(x, y + 1); box && !box.contains(element) && !element.contains(box); box = box.parentElement) {
    if (/fixed|sticky/.test(getComputedStyle(box).position)) pinned = box;
  }
  return pinned && pinned.getBoundingClientRect().bottom;
}
