// What every page beside the explainer needs of a story: days, sums at a date. As little as does the work.
const day = 86_400_000;

/** First millisecond of "2023", "2023-Q3", "2023-09" or "2023-09-25"; of a span, of its first day that is known. */
export function begin(text) {
  const [, year, half, part] = /(\d{4})(?:-([QH])(\d)|)/.exec(text);
  if (part) return Date.UTC(year, (part - 1) * (half === 'Q' ? 3 : 6));
  return Date.parse(/\d{4}(-\d\d(-\d\d)?)?/.exec(text)[0]);
}

export async function fetchStory() {
  const story = await (await fetch('story.json')).json();
  const events = story.events.map((event) => ({ ...event, at: begin(event.date) })).sort((a, b) => a.at - b.at);
  return { ...story, events, from: begin(story.range.from), to: begin(story.range.to) + day };
}

/** How many events have begun at a date, by binary search. */
export function begun(events, date) {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle].at <= date) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Gives the sums by "from > to" at a date: running totals, made once. */
export function sums(events) {
  const pairs = new Map();
  for (const { kind, from, to, amount, at } of events) {
    if (!amount || (kind !== 'investment' && kind !== 'contract')) continue;
    const key = `${from} > ${to}`;
    if (!pairs.has(key)) pairs.set(key, { from, to, steps: [] });
    const { steps } = pairs.get(key);
    steps.push({ at, total: (steps.at(-1)?.total ?? 0) + (amount.usd ?? amount.value ?? amount.low ?? 0) });
  }
  return (date) =>
    [...pairs.values()].flatMap(({ from, to, steps }) => {
      const count = begun(steps, date);
      return count ? [{ from, to, total: steps[count - 1].total }] : [];
    });
}

export const frames = (count) =>
  new Promise((done) => {
    const next = () => (count-- > 0 ? requestAnimationFrame(next) : done());
    next();
  });
