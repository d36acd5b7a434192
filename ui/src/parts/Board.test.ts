import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { createRawSnippet, tick } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import Board from './Board.svelte';

afterEach(cleanup);

type Row = { id: string; column: string };
const ids = ['new', 'asked', 'taken'];
/** What is asked for can only be taken. */
const takes = (row: Row) => (row.column === 'asked' ? ['taken'] : ids.filter((id) => id !== row.column));
const rowsOf = (count: number): Row[] => Array.from({ length: count }, (_, at) => ({ id: `${at}`, column: ids[at % 2] ?? '' }));

function shown(rows: Row[]) {
  const onmove = vi.fn((_row: Row, _column: string) => Promise.resolve());
  const onspeak = vi.fn();
  const props = {
    label: 'Board',
    hint: '',
    columns: ids.map((id) => ({ id, title: id })),
    rows,
    rowKey: (row: Row) => row.id,
    columnOf: (row: Row) => row.column,
    takes,
    cardHeight: 5,
    columnWidth: 9,
    words: {
      head: (column: string, count: number) => `${column} ${count}`,
      empty: 'None',
      move: (row: Row) => `Move ${row.id}`,
      to: (column: string) => `To ${column}`,
      nowhere: 'Nowhere',
    },
    chosen: null,
    card: createRawSnippet((row: () => Row) => ({ render: () => `<span>Card ${row().id}</span>` })),
    onmove,
    onspeak,
  };
  const view = render(Board<Row, string>, { props });
  const card = (id: string) => view.container.querySelector<HTMLElement>(`[data-card="${id}"]`)!;
  return { ...view, props, card, onmove, onspeak };
}

test('of thousands of cards only those in sight are drawn, and one of them is a stop for Tab', () => {
  Element.prototype.scrollIntoView ??= () => {};
  const { container, getByLabelText } = shown(rowsOf(5000));
  expect(container.querySelectorAll('[data-card]').length).toBeLessThan(80);
  expect(container.querySelectorAll('[data-card][tabindex="0"]')).toHaveLength(1);
  expect(getByLabelText('new 2500')).toBeTruthy();
  expect(getByLabelText('taken 0').textContent).toContain('None');
});

test('arrows walk, and Alt with them moves only to where the card is taken', async () => {
  Element.prototype.scrollIntoView ??= () => {};
  const { card, onmove, onspeak, container } = shown(rowsOf(6));
  card('0').focus();
  await fireEvent.keyDown(card('0'), { key: 'ArrowRight' });
  await tick();
  expect(document.activeElement).toBe(card('1'));
  await fireEvent.keyDown(card('1'), { key: 'ArrowDown' });
  await tick();
  expect(document.activeElement).toBe(card('3'));
  expect(container.querySelectorAll('[data-card][tabindex="0"]')).toHaveLength(1);
  await fireEvent.keyDown(card('3'), { key: 'ArrowLeft', altKey: true });
  expect(onmove).not.toHaveBeenCalled();
  expect(onspeak).toHaveBeenLastCalledWith('Nowhere');
  await fireEvent.keyDown(card('3'), { key: 'ArrowRight', altKey: true });
  expect(onmove.mock.calls.map(([row, column]) => [row.id, column])).toEqual([['3', 'taken']]);
});

test('the focus goes with a card that changes its column', async () => {
  Element.prototype.scrollIntoView ??= () => {};
  const { card, rerender, props } = shown(rowsOf(6));
  card('2').focus();
  await rerender({ ...props, rows: props.rows.map((row) => (row.id === '2' ? { ...row, column: 'taken' } : row)) });
  await vi.waitFor(() => expect(document.activeElement).toBe(card('2')));
  expect(card('2').closest('[data-column]')?.getAttribute('data-column')).toBe('taken');
});
