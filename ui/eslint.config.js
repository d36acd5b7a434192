import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const tauri = { group: ['@tauri-apps/*'], message: 'Only ui/src/platform knows the window.' };
const features = { group: ['**/features/*'], message: 'A part knows no feature.' };
const otherFeatures = { message: 'A feature never imports another.' };

export default ts.config(
  { ignores: ['dist', 'src/bindings', 'scripts/planted'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
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
  // The drawing comes from our own charts in Rust: the only markup that the page inserts as it is.
  { files: ['src/parts/Chart.svelte'], rules: { 'svelte/no-at-html-tags': 'off' } },
  { files: ['src/platform/**'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['src/{parts,data,text,design}/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [tauri, features] }] },
  },
  {
    files: ['src/features/*/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            tauri,
            { regex: '^\\.\\./(?!\\.\\./)[^/]+/', message: otherFeatures.message },
            { regex: 'features/', message: otherFeatures.message },
          ],
        },
      ],
    },
  },
);
