import { afterEach, expect, test } from 'vitest';
import { goToRegion } from './regions';

afterEach(() => (document.body.innerHTML = ''));

const page = `<div class="page">
  <nav><button id="first">Overview</button><button id="shown" aria-current="page">Venues</button></nav>
  <header><button id="search">Search</button></header>
  <main><h1>Venues</h1><button id="dead" disabled>New</button><input id="sought"><aside><button id="close">Close</button></aside></main>
</div>`;
const at = () => document.activeElement?.id;
function press(...isBack: boolean[]) {
  return isBack.map((back) => (goToRegion(back), at()));
}

test('the parts of the page follow one another, and the last is followed by the first', () => {
  document.body.innerHTML = page;
  expect(press(false, false, false, false, false)).toEqual(['shown', 'search', 'sought', 'close', 'shown']);
});

test('backwards, from wherever the focus is', () => {
  document.body.innerHTML = page;
  document.getElementById('first')?.focus();
  expect(press(true, true, true, true)).toEqual(['close', 'sought', 'search', 'shown']);
});

test('a part in which nothing can be done is passed over', () => {
  document.body.innerHTML = '<nav><button id="a">A</button></nav><main><p>Nothing here.</p></main>';
  expect(press(false, false)).toEqual(['a', 'a']);
  document.body.innerHTML = '';
  expect(goToRegion(false)).toBe(false);
});
