/**
 * Who may import whom in the page: the folders of `src` in layers, each with those it may use.
 * ESLint refuses every other import while one writes; `tests/imports.test.ts` finds circles between files.
 */
export const arrows = {
  bindings: [],
  design: [],
  platform: ['bindings'],
  text: ['bindings'],
  data: ['platform', 'bindings', 'text', 'design'],
  parts: ['bindings', 'text', 'design'],
  cards: ['parts', 'data', 'bindings', 'text', 'design'],
  features: ['cards', 'parts', 'data', 'bindings', 'text', 'design'],
};
