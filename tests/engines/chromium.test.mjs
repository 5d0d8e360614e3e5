import * as chromium from './chromium.mjs';
import { testEngine } from './engine.mjs';

testEngine('chromium', chromium);
