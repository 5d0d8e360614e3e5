// The script in explainer.single.html: first the files, then the element that asks for them.
import './engine/inlined.js';
import './explainer.js';
