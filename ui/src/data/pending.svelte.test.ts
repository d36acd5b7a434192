import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { Pending } from './pending.svelte';

interface Look {
  colour: string;
  font: string;
}

function held(look: Look) {
  let known = $state.raw(look);
  const sent: Look[] = [];
  let pending!: Pending<Look>;
  const end = $effect.root(() => void (pending = new Pending(() => known)));
  flushSync();
  const save = (part: Partial<Look>, ok = true) =>
    pending.save(part, (whole) => {
      sent.push(whole);
      return Promise.resolve({ ok });
    });
  const answer = (next: Look) => {
    known = next;
    flushSync();
  };
  return { pending, sent, save, answer, end };
}

test('a second field takes the first along, though the plan has not answered yet', async () => {
  const { pending, sent, save, answer, end } = held({ colour: 'blue', font: 'Inter' });
  await save({ colour: 'red' });
  await save({ font: 'Serif' });
  expect(sent).toEqual([
    { colour: 'red', font: 'Inter' },
    { colour: 'red', font: 'Serif' },
  ]);
  expect(pending.value).toEqual({ colour: 'red', font: 'Serif' });
  answer({ colour: '#red', font: 'Serif' });
  expect(pending.value, 'as the plan wrote it').toEqual({ colour: '#red', font: 'Serif' });
  answer({ colour: 'green', font: 'Serif' });
  expect(pending.value, 'what others write comes through').toEqual({ colour: 'green', font: 'Serif' });
  end();
});

test('what was refused is not handed in with the next field', async () => {
  const { pending, sent, save, end } = held({ colour: 'blue', font: 'Inter' });
  await save({ colour: 'nonsense' }, false);
  expect(pending.value).toEqual({ colour: 'blue', font: 'Inter' });
  await save({ font: 'Serif' });
  expect(sent.at(-1)).toEqual({ colour: 'blue', font: 'Serif' });
  end();
});
