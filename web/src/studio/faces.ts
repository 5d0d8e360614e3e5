// The faces of the story, by name, for the shell to put in their places.
import type { FaceName, MakeFace } from './face.js';
import { makeForm } from './form/form_face.js';
import { makeGrid } from './grid/grid_face.js';
import { makeJson } from './json_editor/json_face.js';
import { makePreview } from './preview/preview_face.js';
import { makeProblems } from './problems/problems_face.js';

export const faces: Partial<Record<FaceName, MakeFace>> = { grid: makeGrid, form: makeForm, json: makeJson, preview: makePreview, problems: makeProblems };
