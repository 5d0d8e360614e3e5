// The order of the folders in src: what stands below knows nothing of what stands above, and no view knows another.
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import * as oxc from './tools/oxc_eslint_parser.mjs';

const below = ['dom', 'engine'];
const views = ['canvas', 'text', 'sharing', 'loading'];

/** Files in `target` may import from `allowed` alone, beside what lies outside of src. */
const only = (target, allowed) => ({
  target: `./src/${target}`,
  from: './src',
  except: [...allowed, 'modules.d.ts'].map((path) => `./${path}`),
  message: `${target} may import ${allowed.join(', ') || 'nothing of src'}; see the order in eslint.config.js`,
});

const zones = [
  only('dom', ['dom']),
  only('engine', below),
  only('engine/protocol.ts', []),
  ...views.map((view) => only(view, [...below, view])),
  only('element', [...below, ...views, 'element']),
  only('cli', ['cli']),
  only('node', ['cli', 'site', 'node']),
  only('site', ['cli', 'site', 'loading/language_pack.ts']),
  only('studio', ['dom', 'cli', 'site', 'studio']),
];

export default [
  { ignores: ['dist/', 'node_modules/'] },
  {
    files: ['src/**/*.ts'],
    languageOptions: { parser: oxc },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.mjs'],
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.mjs', '.js'], extensionAlias: { '.js': ['.ts', '.d.ts', '.js'] } })],
    },
    rules: {
      'import-x/no-unresolved': ['error', { ignore: ['\\.css$'] }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-self-import': 'error',
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
    },
  },
  {
    files: ['**/*.mjs', '*.js'],
    rules: { eqeqeq: 'error', 'no-var': 'error', 'prefer-const': ['error', { destructuring: 'all' }], 'no-unused-vars': 'error' },
  },
];
