// The script in explainer.single.html: first where its files come from, then the element that asks for them; in a frame it talks to
// the page around it.
import './engine/inlined.js';
import './explainer.js';
import { talkToHost } from './frame.js';

talkToHost();
