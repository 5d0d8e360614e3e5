// The story with ECharts: a Sankey of the sums, a scatter of the events on an axis of time, and a line at the date.
import { SankeyChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { begin, begun, fetchStory, frames, sums } from './facts.mjs';

use([SankeyChart, ScatterChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

const rows = ['investment', 'contract', 'program', 'terms', 'share_sale', 'talks'];
const story = await fetchStory();
const sumsAt = sums(story.events);
const points = story.events.map(({ at, kind }) => [at, rows.indexOf(kind)]);
const chart = init(document.getElementById('picture'));

/** A Sankey has no way back: who gets and who pays are nodes of their own. */
function flows(date) {
  const links = sumsAt(date).map(({ from, to, total }) => ({ source: `${from} pays`, target: `${to} gets`, value: total }));
  const names = new Set(links.flatMap(({ source, target }) => [source, target]));
  return { nodes: [...names].map((name) => ({ name })), links };
}

chart.setOption({
  animation: false,
  tooltip: {},
  grid: { left: 90, right: 20, top: 440, bottom: 30 },
  xAxis: { type: 'time', min: story.from, max: story.to },
  yAxis: { type: 'category', data: rows },
  series: [
    { id: 'flows', type: 'sankey', top: 10, height: 400, ...flows(story.to) },
    { id: 'begun', type: 'scatter', symbolSize: 6, data: points, markLine: { symbol: 'none', data: [{ xAxis: story.to }] } },
  ],
});

export async function seek(text) {
  const date = begin(text);
  const { nodes, links } = flows(date);
  chart.setOption({
    series: [
      { id: 'flows', nodes, links },
      { id: 'begun', data: points.slice(0, begun(story.events, date)), markLine: { data: [{ xAxis: date }] } },
    ],
  });
  await frames(2);
}
await frames(2);
window.subject = { seek };
dispatchEvent(new Event('subject-ready'));
