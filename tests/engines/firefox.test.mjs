import { after } from 'node:test';
import { testEngine } from './engine.mjs';
import * as firefox from './firefox.mjs';
import { openScreen } from './screen.mjs';

const closeScreen = await openScreen();
testEngine('firefox', firefox);
after(closeScreen);
