// The story with vis-timeline: an item for each event in a row of its kind, and a bar at the date. It has no ribbons and no sums.
import 'vis-timeline/styles/vis-timeline-graph2d.css';
import { DataSet, Timeline } from 'vis-timeline/standalone';
import { begin, begun, fetchStory, frames } from './facts.mjs';

const rows = ['investment', 'contract', 'program', 'terms', 'share_sale', 'talks'];
const story = await fetchStory();
const item = ({ id, at, kind }) => ({ id, start: at, group: rows.indexOf(kind), type: 'point', content: '' });
const items = new DataSet(story.events.map(item));
const groups = rows.map((content, id) => ({ id, content }));
const options = { height: '620px', stack: false, start: story.from, end: story.to, showCurrentTime: false };
const timeline = new Timeline(document.getElementById('picture'), items, groups, options);
timeline.addCustomTime(story.to, 'date');
let shown = story.events.length;

export async function seek(text) {
  const date = begin(text);
  const count = begun(story.events, date);
  if (count < shown) items.remove(story.events.slice(count, shown).map(({ id }) => id));
  else items.add(story.events.slice(shown, count).map(item));
  shown = count;
  timeline.setCustomTime(date, 'date');
  await frames(2);
}
await frames(2);
window.subject = { seek };
dispatchEvent(new Event('subject-ready'));
