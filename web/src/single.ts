// The script in explainer.single.html: first the files, then the element that asks for them.
import './inlined.js';
import './explainer.js';
