// The script in explainer.single.html: first where its files come from, then the element that asks for them.
import './engine/inlined.js';
import './explainer.js';
