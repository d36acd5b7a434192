import { beforeEach, describe, expect, test } from 'vitest';
import { usePlatform } from '../platform';
import { type Answers, CANCELLED, memoryPlatform, refuse } from '../platform/memory';
import { call, done, run } from './call';
import { desk } from './desk.svelte';
import { failureText, problemText } from '../text/failure';
import { toasts } from './toasts.svelte';

function answering(answers: Answers) {
  const platform = memoryPlatform(answers);
  usePlatform(platform);
  return platform;
}

beforeEach(() => {
  toasts.list = [];
});

test('what could not be written into the file is told until something is written again', async () => {
  desk.state = { plan: { id: 'p' } } as never;
  let code: string | null = 'title_missing';
  answering({
    delete_event: () => {
      if (code) throw refuse(code);
      return null;
    },
  });
  const after = async (next: string | null) => {
    code = next;
    await call('delete_event', { id: 'e' });
    return desk.isUnsaved;
  };
  expect(await after('title_missing'), 'the fault is in what was asked').toBe(false);
  expect(await after('file_moved')).toBe(true);
  expect(await after('title_missing'), 'nothing was written since').toBe(true);
  expect(await after(null)).toBe(false);
  await after('disk_full');
  desk.state = { plan: { id: 'another' } } as never;
  expect(desk.isUnsaved, 'another plan is open now').toBe(false);
  desk.state = null;
});

describe('a call ends in one of three ways', () => {
  test('it brings a value', async () => {
    answering({ list_charts: () => ['temple'] });
    expect(await call('list_charts', {})).toEqual({ ok: true, value: ['temple'] });
  });
  test('the person closed the dialog', async () => {
    answering({ save_copy: () => CANCELLED });
    expect(await call('save_copy', {})).toEqual({ ok: false, cancelled: true });
    expect(await run('save_copy', {})).toBeUndefined();
    expect(toasts.list).toEqual([]);
  });
  test('it is refused, and the person is told', async () => {
    answering({
      save_copy: () => {
        throw refuse('disk_full');
      },
    });
    expect(await done('save_copy', {})).toBe(false);
    expect(toasts.list.map(({ kind }) => kind)).toEqual(['failed']);
  });
  test('what is no refusal becomes one', async () => {
    answering({
      save_copy: () => {
        throw new TypeError('broken');
      },
    });
    const outcome = await call('save_copy', {});
    expect(outcome.ok || outcome.cancelled ? '' : outcome.failure.code).toBe('unexpected');
  });
});

describe('sentences', () => {
  test('of a refusal', () => expect(failureText(refuse('already_exists', { name: 'plan' }))).toContain('“plan”'));
  test('of one that nobody knows', () => expect(failureText(refuse('no_such_code'))).not.toContain('error-'));
  test('of a value that was refused: the sentence of the refusal', () => {
    const problem = { code: 'bad_dates', field: 'ends_on', values: {} } as Parameters<typeof problemText>[0];
    expect(problemText(problem)).toBe(failureText(refuse('bad_dates')));
  });
});
