import { afterEach, beforeAll, expect, test } from 'vitest';
import { usePlatform } from '../platform';
import { memoryPlatform, refuse } from '../platform/memory';
import { run } from './call';
import { watchTicks } from './ticks';

let isRefused = true;
beforeAll(() => {
  watchTicks(document);
  usePlatform(
    memoryPlatform({
      delete_event: () => {
        if (isRefused) throw refuse('file_moved');
        return null;
      },
    }),
  );
});
afterEach(() => (document.body.innerHTML = ''));

const save = () => void run('delete_event', { id: 'e' });
const later = () => new Promise((done) => setTimeout(done, 5));
function boxes(html: string, onchange: () => void) {
  document.body.innerHTML = html;
  const all = [...document.querySelectorAll('input')];
  for (const box of all) box.addEventListener('change', onchange);
  return all;
}
async function press(box: HTMLInputElement | undefined) {
  box?.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  box?.click();
  await later();
}
const checked = (all: readonly HTMLInputElement[]) => all.map((box) => box.checked);

test('a tick that was not saved goes back, and one that was saved stays', async () => {
  const all = boxes('<input type="checkbox"><input type="checkbox" checked>', save);
  isRefused = true;
  await press(all[0]);
  await press(all[1]);
  expect(checked(all)).toEqual([false, true]);
  isRefused = false;
  await press(all[0]);
  await press(all[1]);
  expect(checked(all)).toEqual([true, false]);
});

test('a choice goes back to what was chosen before, or to nothing', async () => {
  isRefused = true;
  const some = boxes('<input type="radio" name="a" checked><input type="radio" name="a"><input type="radio" name="a">', save);
  await press(some[2]);
  expect(checked(some)).toEqual([true, false, false]);
  const none = boxes('<input type="radio" name="b"><input type="radio" name="b">', save);
  await press(none[1]);
  expect(checked(none)).toEqual([false, false]);
});

test('a box of a form that is refused later stays as it was left', async () => {
  isRefused = true;
  const all = boxes('<input type="checkbox">', () => {});
  await press(all[0]);
  save();
  await later();
  expect(checked(all)).toEqual([true]);
});
