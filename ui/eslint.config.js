import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { arrows } from './arrows.js';
import svelteConfig from './svelte.config.js';

/** The browser's own fields drop what they cannot read; a record's amounts are in the smallest unit of a currency. */
const fields = [
  {
    selector: 'SvelteAttribute[key.name="type"] > SvelteLiteral[value=/^(number|date|time|datetime-local|month|week)$/]',
    message: 'Numbers, dates and times are typed into NumberInput, DateInput, TimeInput or Field.',
  },
  {
    selector: 'SvelteElement[name.name="input"] > SvelteStartTag > SvelteAttribute[key.name="type"] > SvelteMustacheTag',
    message: 'Say the type of an input, so that it can be seen that it is text.',
  },
  {
    selector:
      'SvelteStartTag:has(SvelteAttribute[key.name="name"] > SvelteLiteral[value=/_minor$/]):not(:has(SvelteAttribute[key.name="kind"] > SvelteLiteral[value="money"]))',
    message: 'Amounts are typed into <Field kind="money">.',
  },
  {
    selector:
      'SvelteElement[name.name="input"] > SvelteStartTag > SvelteDirective[kind="Binding"] MemberExpression[property.name=/_minor$/]',
    message: 'Amounts are typed into <Field kind="money">.',
  },
  {
    selector:
      'ObjectExpression:has(> Property[key.name="name"][value.value=/_minor$/]):not(:has(> Property[key.name="kind"][value.value="money"]))',
    message: "The field of an amount has kind: 'money'.",
  },
];

const tauri = { group: ['@tauri-apps/*'], message: 'Only ui/src/platform knows the window.' };
const otherFeature = { regex: '^\\.\\./(?!\\.\\./)[^/]+/', message: 'A feature never imports another.' };

/** What a folder of the page must not import: every folder that its line in `arrows.js` does not name. */
const layers = Object.entries(arrows).map(([folder, mayUse]) => {
  const others = Object.keys(arrows).filter((other) => other !== folder && !mayUse.includes(other));
  const forbidden = {
    regex: `^(\\.\\./)+(${others.join('|')})(/|$)`,
    message: `${folder} may use ${mayUse.join(', ') || 'nothing'}: see arrows.js.`,
  };
  const patterns = [
    ...(folder === 'platform' ? [] : [tauri]),
    ...(others.length > 0 ? [forbidden] : []),
    ...(folder === 'features' ? [otherFeature] : []),
  ];
  return { files: [`src/${folder}/**`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
});

export default ts.config(
  { ignores: ['dist', 'src/bindings', 'scripts/planted'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-restricted-syntax': ['error', ...fields],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-imports': ['error', { patterns: [tauri] }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
    // `prefer-svelte-reactivity` mistakes maps that never change for state.
    rules: { 'svelte/no-at-html-tags': 'error', 'svelte/prefer-svelte-reactivity': 'off' },
  },
  // A query or an effect may run while a component is set up, before what stands below it is there: the view would not be drawn.
  {
    files: ['**/*.svelte'],
    rules: { '@typescript-eslint/no-use-before-define': ['error', { functions: false, classes: false, typedefs: false }] },
  },
  // The drawing comes from our own charts in Rust: the only markup that the page inserts as it is.
  { files: ['src/cards/Chart.svelte'], rules: { 'svelte/no-at-html-tags': 'off' } },
  ...layers,
);
