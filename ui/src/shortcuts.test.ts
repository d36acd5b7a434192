import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shortcutGroups } from './shortcuts';
import { hasText } from './text';

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === 'bindings' ? [] : sources(join(folder, entry.name));
    return /\.(svelte|ts)$/.test(entry.name) && !/\.test\.ts$/.test(entry.name) ? [readFileSync(join(folder, entry.name), 'utf8')] : [];
  });
}

const listed = new Set(shortcutGroups.flatMap(({ list }) => list.map(({ keys }) => keys)));

test('every key of an action stands in the help', () => {
  const used = sources(import.meta.dirname).flatMap((source) => [...source.matchAll(/\bkeys: '([^']+)'/g)].map((match) => match[1]));
  expect(used).toContain('F5');
  expect(used.filter((keys) => keys !== undefined && !listed.has(keys))).toEqual([]);
});

test('every name of keys and everything they do has words', () => {
  const ids = shortcutGroups.flatMap(({ titleId, list }) => [titleId, ...list.map(({ doesId }) => doesId)]);
  const named = [...listed].filter((keys) => keys.startsWith('keys-'));
  expect([...ids, ...named].filter((id) => !hasText(id))).toEqual([]);
});
