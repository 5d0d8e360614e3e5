// All that makes a site, for who runs it: the command line and the studio.
export { loadParts, type Parts } from './parts.js';
export { makeSite, SiteError, type Site, type SiteOptions } from './site.js';
export { loadTools, type Tools } from './tools.js';
