// The story on a 2D canvas, written by hand for this one picture: ribbons as wide as the square root of the sum, names with their
// sums, a mark for each event on an axis of time, and a line at the date. It has no words, no keyboard and no doubt: about the least
// work that draws the same, and so what the explainer's work is held against.
import { begin, begun, fetchStory, frames, sums } from './facts.mjs';

const [width, height] = [960, 620];
const axis = { left: 90, right: 940, top: 440, bottom: 590 };
const rows = ['investment', 'contract', 'program', 'terms', 'share_sale', 'talks'];
const colors = ['#2f6fbb', '#b4552d', '#6a8f3c', '#7a5aa6', '#3a8f8a', '#8a6d3b'];

const story = await fetchStory();
const sumsAt = sums(story.events);
const x = (at) => axis.left + ((at - story.from) / (story.to - story.from)) * (axis.right - axis.left);
const y = (row) => axis.top + 12 + row * 24;
const points = story.events.map(({ at, kind }) => ({ x: x(at), row: rows.indexOf(kind) }));

const canvas = document.createElement('canvas');
document.getElementById('picture').append(canvas);
canvas.width = width * devicePixelRatio;
canvas.height = height * devicePixelRatio;
canvas.style.cssText = `width:${width}px;height:${height}px`;
const context = canvas.getContext('2d');
context.scale(devicePixelRatio, devicePixelRatio);

const money = (sum) => (sum >= 1e9 ? `$${+(sum / 1e9).toFixed(2)}B` : `$${+(sum / 1e6).toFixed(2)}M`);

/** Blocks of one column from above to below, each as high as its ribbons. */
function stack(flows, end, left) {
  const blocks = new Map();
  for (const flow of flows) {
    if (!blocks.has(flow[end])) blocks.set(flow[end], { left, top: 0, height: 0, sum: 0, filled: 0 });
    const block = blocks.get(flow[end]);
    block.height += flow.width;
    block.sum += flow.total;
  }
  let top = 10;
  for (const block of blocks.values()) {
    block.top = top;
    top += block.height + 8;
  }
  return blocks;
}

function drawFlows(date) {
  const flows = sumsAt(date).map((flow) => ({ ...flow, width: Math.sqrt(flow.total) }));
  const count = Math.max(new Set(flows.map(({ from }) => from)).size, new Set(flows.map(({ to }) => to)).size);
  const scale = Math.max(0, 400 - 8 * count) / flows.reduce((all, flow) => all + flow.width, 0);
  for (const flow of flows) flow.width *= scale;
  const [payers, payees] = [stack(flows, 'from', 200), stack(flows, 'to', 760)];
  context.globalAlpha = 0.5;
  for (const [i, flow] of flows.entries()) {
    const [a, b] = [payers.get(flow.from), payees.get(flow.to)];
    const [from, to] = [a.top + a.filled, b.top + b.filled];
    a.filled += flow.width;
    b.filled += flow.width;
    context.fillStyle = colors[i % colors.length];
    context.beginPath();
    context.moveTo(208, from);
    context.bezierCurveTo(484, from, 484, to, 760, to);
    context.lineTo(760, to + flow.width);
    context.bezierCurveTo(484, to + flow.width, 484, from + flow.width, 208, from + flow.width);
    context.fill();
  }
  context.globalAlpha = 1;
  context.fillStyle = '#222';
  for (const [blocks, align, edge] of [[payers, 'right', 196], [payees, 'left', 772]]) {
    context.textAlign = align;
    for (const [name, block] of blocks) {
      context.fillRect(block.left, block.top, 8, block.height);
      context.fillText(`${name} ${money(block.sum)}`, edge, block.top + block.height / 2 + 4);
    }
  }
}

function drawAxis(date) {
  context.fillStyle = '#222';
  context.textAlign = 'right';
  for (const [row, name] of rows.entries()) context.fillText(name, axis.left - 12, y(row) + 4);
  context.textAlign = 'center';
  const years = [new Date(story.from).getUTCFullYear(), new Date(story.to).getUTCFullYear()];
  const step = Math.ceil((years[1] - years[0] + 1) / 12);
  for (let year = years[0]; year <= years[1]; year += step) context.fillText(year, x(Date.UTC(year)), axis.bottom + 14);
  const shown = begun(story.events, date);
  for (const row of rows.keys()) {
    context.beginPath();
    for (let i = 0; i < shown; ++i) {
      if (points[i].row !== row) continue;
      context.moveTo(points[i].x + 3, y(row));
      context.arc(points[i].x, y(row), 3, 0, 7);
    }
    context.fillStyle = colors[row];
    context.fill();
  }
  context.fillRect(x(date), axis.top, 1, axis.bottom - axis.top);
}

function draw(date) {
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.font = '13px sans-serif';
  drawFlows(date);
  drawAxis(date);
}

export async function seek(text) {
  draw(begin(text));
  await frames(2);
}
draw(story.to);
await frames(2);
window.subject = { seek };
dispatchEvent(new Event('subject-ready'));
