import { after } from 'node:test';
import { testEngine } from './engine.mjs';
import * as webkit from './webkit.mjs';
import { openScreen } from './screen.mjs';

const closeScreen = await openScreen();
testEngine('webkit', webkit);
after(closeScreen);
