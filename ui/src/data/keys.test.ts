import { afterEach, expect, test } from 'vitest';
import { keepMenu, keepSelection, watchKeys } from './keys';

const make = (markup: string): Element => {
  document.body.innerHTML = markup;
  return document.body.firstElementChild ?? document.body;
};
function isKept(element: Element, event: Event, keep: (event: never) => void): boolean {
  const listen = (seen: Event) => keep(seen as never);
  addEventListener(event.type, listen);
  element.dispatchEvent(event);
  removeEventListener(event.type, listen);
  return !event.defaultPrevented;
}
const press = (key: string, more: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });

afterEach(() => (document.body.innerHTML = ''));

test.each([
  ['<p>Bake bread</p>', false],
  ['<button>Save</button>', false],
  ['<input type="checkbox">', false],
  ['<input type="text">', true],
  ['<textarea></textarea>', true],
])('%s: everything is chosen only where words are written', (markup, expected) => {
  expect(isKept(make(markup), press('a', { ctrlKey: true }), keepSelection)).toBe(expected);
  expect(isKept(make(markup), press('a'), keepSelection)).toBe(true);
});

test.each([
  ['<p>Bake bread</p>', false],
  ['<button>Save</button>', false],
  ['<input type="text">', true],
  ['<textarea></textarea>', true],
])('%s: the menu of the web view is only that of fields', (markup, expected) =>
  expect(isKept(make(markup), new MouseEvent('contextmenu', { bubbles: true, cancelable: true }), keepMenu)).toBe(expected),
);

test('who goes by keys sees where, until the pointer is used', () => {
  watchKeys(document);
  const goes = () => document.documentElement.dataset['keys'] !== undefined;
  document.dispatchEvent(press('x'));
  expect(goes()).toBe(false);
  document.dispatchEvent(press('ArrowDown'));
  expect(goes()).toBe(true);
  document.dispatchEvent(new Event('pointerdown'));
  expect(goes()).toBe(false);
});
