import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const eslint = new ESLint();

/** What the rules of the fields say of a piece of a component. */
async function said(markup: string, script = ''): Promise<string[]> {
  const [result] = await eslint.lintText(`<script lang="ts">${script}</script>\n${markup}\n`, {
    filePath: 'src/features/budget/Planted.svelte',
  });
  return (result?.messages ?? []).filter(({ ruleId }) => ruleId === 'no-restricted-syntax').map(({ message }) => message);
}

test.each([
  ['<input type="number" />', ''],
  ['<input type="date" />', ''],
  ['<input type="time" />', ''],
  ['<input type="datetime-local" />', ''],
  ['<input type={kind} />', "let kind = 'text';"],
  ['<Field table="event" name="money_asked_minor" kind="number" />', ''],
  ['<Field table="event" name="money_asked_minor" />', ''],
  ['<input bind:value={line.planned_minor} />', 'const line = $state({ planned_minor: 1 });'],
  ['', "export const fields = [{ name: 'planned_minor', kind: 'number' }];"],
])('planted: %s %s', async (markup, script) => expect(await said(markup, script)).toHaveLength(1), 20_000);

test('what is right passes', async () => {
  expect(await said('<input type="text" /><input type="checkbox" /><Field table="event" name="money_asked_minor" kind="money" />')).toEqual(
    [],
  );
  expect(await said('', "export const fields = [{ name: 'planned_minor', kind: 'money' }];")).toEqual([]);
}, 20_000);
