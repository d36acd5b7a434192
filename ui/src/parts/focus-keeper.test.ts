import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepFocus } from './focus-keeper';

let end: () => void;
beforeEach(() => (end = keepFocus(document)));
afterEach(() => {
  end();
  document.body.innerHTML = '';
});
const settled = () => new Promise((done) => setTimeout(done, 0));
const focused = () => (document.activeElement as HTMLElement).id;
const list = (ids: readonly string[]) =>
  (document.body.innerHTML = `<button id="add">+</button><ul>${ids.map((id) => `<li id="${id}"><button id="${id}-edit"></button><button id="${id}-bin"></button></li>`).join('')}</ul>`);
const at = (id: string) => document.getElementById(id)!;

test('a deleted row leaves the focus to the same button of the next, the last to the one before', async () => {
  list(['a', 'b', 'c']);
  at('b-bin').focus();
  at('b').remove();
  await settled();
  expect(focused()).toBe('c-bin');
  at('c').remove();
  await settled();
  expect(focused()).toBe('a-bin');
});

test('without any row left it goes to where it was before', async () => {
  list(['a']);
  at('add').focus();
  at('a-bin').focus();
  at('a').remove();
  await settled();
  expect(focused()).toBe('add');
});

test('a panel that closes with its record leaves it to the row beside', async () => {
  list(['a', 'b']);
  document.body.insertAdjacentHTML('beforeend', '<aside id="panel"><button id="delete"></button></aside>');
  at('a-edit').focus();
  at('delete').focus();
  at('panel').remove();
  await settled();
  expect(focused()).toBe('a-edit');
  at('a').remove();
  await settled();
  expect(focused()).toBe('b-edit');
});

test('a focus that went elsewhere by itself is left alone', async () => {
  list(['a', 'b']);
  at('a-bin').focus();
  at('add').focus();
  at('a').remove();
  await settled();
  expect(focused()).toBe('add');
});

test('a field that is typed into leads into no other row: the next letters go nowhere', async () => {
  document.body.innerHTML =
    '<main><ul>' +
    ['a', 'b'].map((id) => `<li id="${id}"><input id="${id}-note"><button id="${id}-bin"></button></li>`).join('') +
    '</ul></main>';
  at('a-note').focus();
  at('b-note').focus();
  at('b').remove();
  await settled();
  expect(document.activeElement?.tagName).toBe('MAIN');
});

test('a row that is moved keeps the focus of its field', async () => {
  document.body.innerHTML = '<ul><li id="a"><input id="a-note"></li><li id="b"><input id="b-note"></li></ul>';
  at('b-note').focus();
  const row = at('b');
  const list = row.parentElement!;
  row.remove();
  (document.activeElement as HTMLElement).blur();
  list.prepend(row);
  await settled();
  expect(focused()).toBe('b-note');
});
