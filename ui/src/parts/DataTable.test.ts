import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Column, groupsOf, linesOf, sorted } from './columns';
import { type Changing, CHANGING } from './changing.svelte';
import DataTable from './DataTable.svelte';
import { rowWindow } from './window';

afterEach(cleanup);

interface Row {
  id: string;
  title: string;
  places: number;
}
const rows = Array.from({ length: 5000 }, (_, index): Row => ({ id: `r${index}`, title: `Event ${index}`, places: 5000 - index }));

function columns(save = vi.fn()): Column<Row>[] {
  return [
    { id: 'title', titleId: 'event-title', width: 200, text: (row) => row.title, edit: { value: (row) => row.title, save } },
    { id: 'places', titleId: 'event-capacity', width: 80, text: (row) => String(row.places), order: (row) => row.places, align: 'end' },
  ];
}
const shown = (options: object = {}) =>
  render(DataTable<Row>, { props: { label: 'Events', rows, columns: columns(), rowId: (row: Row) => row.id, ...options } });
const cell = (container: Element, at: string) => container.querySelector<HTMLElement>(`[data-cell="${at}"]`);

describe('the window of rows', () => {
  test.each([
    [
      { top: 0, view: 280, row: 28, count: 5000, over: 5 },
      { first: 0, last: 16, before: 0, after: (5000 - 16) * 28 },
    ],
    [
      { top: 2800, view: 280, row: 28, count: 5000, over: 5 },
      { first: 95, last: 116, before: 95 * 28, after: (5000 - 116) * 28 },
    ],
    [
      { top: 0, view: 280, row: 28, count: 3, over: 5 },
      { first: 0, last: 3, before: 0, after: 0 },
    ],
    [
      { top: 99999999, view: 280, row: 28, count: 100, over: 0 },
      { first: 89, last: 100, before: 89 * 28, after: 0 },
    ],
  ])('%o', ({ top, view, row, count, over }, expected) => expect(rowWindow(top, view, row, count, over)).toEqual(expected));
  test('nothing is left out and nothing comes twice, wherever it stands', () => {
    for (let top = 0; top < 5000 * 28; top += 997) {
      const part = rowWindow(top, 600, 28, 5000, 24);
      expect(part.before + (part.last - part.first) * 28 + part.after).toBe(5000 * 28);
      expect(part.first * 28).toBeLessThanOrEqual(top);
      expect(part.last * 28).toBeGreaterThanOrEqual(Math.min(top + 600, 5000 * 28));
    }
  });
});

describe('rows that stand together', () => {
  const some = ['b 2', 'a 10', '', 'a 9', 'b 2'].map((title, at) => ({ id: `r${at}`, title, places: at }));
  const [title, places] = columns();
  const grouping: Column<Row>[] = [{ ...(title as Column<Row>), group: (row) => row.title }, places as Column<Row>];
  const told = (order: readonly Row[]) =>
    groupsOf(order, grouping, 'title', 'en')?.map((group) => `${group.title}: ${group.rows.map(({ id }) => id).join(' ')}`);
  test('groups stand in the order of their column, those without a title last, and rows in that of the table', () => {
    expect(told(some)).toEqual(['a 9: r3', 'a 10: r1', 'b 2: r0 r4', ': r2']);
    expect(told([...some].reverse())?.[2]).toBe('b 2: r4 r0');
    expect(groupsOf(some, grouping, 'places', 'en'), 'no column to group by').toBeNull();
    expect(groupsOf(some, grouping, '', 'en')).toBeNull();
  });
  test('a row stands under each of its groups, which are in the order of their headings', () => {
    const kinds: Record<string, string[]> = { r0: ['2', '10'], r1: ['10'], r2: [], r3: ['1', '2'], r4: ['2'] };
    const several: Column<Row>[] = [{ ...grouping[0]!, group: ({ id }) => kinds[id] ?? [], groupTitle: (kind) => `Kind ${kind}` }];
    const groups = groupsOf(some, several, 'title', 'en') ?? [];
    expect(groups.map(({ title, rows }) => `${title}: ${rows.map(({ id }) => id).join(' ')}`)).toEqual([
      'Kind 1: r3',
      'Kind 2: r0 r3 r4',
      'Kind 10: r0 r1',
      ': r2',
    ]);
  });
  test('a folded group keeps its heading; every row knows its line', () => {
    const { lines, lineOf } = linesOf(groupsOf(some, grouping, 'title', 'en') ?? [], (name) => name === 'a 10');
    expect(lines.map((line) => ('group' in line ? line.group.title : `${line.row.id}@${line.at}`))).toEqual([
      'a 9',
      'r3@0',
      'a 10',
      'b 2',
      'r0@1',
      'r4@2',
      '',
      'r2@3',
    ]);
    expect(lineOf).toEqual([1, 4, 5, 7]);
  });
  test('by hand: the arrow keys pass the headings, and a press folds a group', async () => {
    const { container } = render(DataTable<Row>, {
      props: { label: 'Events', rows: some, columns: grouping, rowId: (row: Row) => row.id, groupBy: 'title' },
    });
    const heads = () => [...container.querySelectorAll('th[scope=rowgroup] button')] as HTMLElement[];
    expect(heads().map((head) => head.textContent?.replace(/\s+/g, ' ').trim())).toEqual(['a 9 1', 'a 10 1', 'b 2 2', 'Nothing said 1']);
    cell(container, '0:0')?.focus();
    await fireEvent.keyDown(cell(container, '0:0') as HTMLElement, { key: 'ArrowDown' });
    await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('a 10'));
    await fireEvent.click(heads()[1] as HTMLElement);
    expect(heads()[1]?.getAttribute('aria-expanded')).toBe('false');
    expect(container.querySelectorAll('td[data-cell$=":0"]')).toHaveLength(4);
    expect(cell(container, '1:0')?.textContent).toContain('b 2');
  });
  test('a row that is sorted elsewhere takes the focus with it: the next key is not for another', async () => {
    const props = { label: 'Events', columns: grouping, rowId: (row: Row) => row.id, sort: { column: 'title', isDescending: false } };
    const { container, rerender } = render(DataTable<Row>, { props: { ...props, rows: some.slice(0, 2) } });
    cell(container, '0:0')?.focus();
    expect(document.activeElement?.textContent).toContain('a 10');
    await rerender({ ...props, rows: [some[0] as Row, { ...(some[1] as Row), title: 'zebra' }] });
    await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('zebra'));
    expect((document.activeElement as HTMLElement).dataset['cell']).toBe('1:0');
  });
  test('what cannot stand in a cell is said below the table, in words', async () => {
    const read = () => ({ fault: 'This is not a number.' });
    const faulty: Column<Row>[] = [{ ...(title as Column<Row>), edit: { value: (row) => row.title, read, save: vi.fn() } }];
    const { container, findByRole } = render(DataTable<Row>, {
      props: { label: 'Events', rows: some, columns: faulty, rowId: (row: Row) => row.id },
    });
    cell(container, '0:0')?.focus();
    await fireEvent.keyDown(cell(container, '0:0') as HTMLElement, { key: 'F2' });
    const field = container.querySelector('td input') as HTMLInputElement;
    await fireEvent.input(field, { target: { value: 'abc' } });
    await fireEvent.keyDown(field, { key: 'Enter' });
    const alert = await findByRole('alert');
    expect(alert.textContent, 'sorted away, it is found by its name').toMatch(/Title · b 2: This is not a number\.$/);
    expect(container.querySelector('.scroller')?.contains(alert), 'rows would lie over it').toBe(false);
    expect(field.getAttribute('aria-describedby')).toBe(alert.id);
  });
});

test('rows are ordered by numbers as numbers, and equal ones keep their place', () => {
  const some = [3, 20, 100].map((places) => ({ id: `${places}`, title: 'same', places }));
  expect(sorted(some, columns(), { column: 'places', isDescending: true }, 'en').map(({ places }) => places)).toEqual([100, 20, 3]);
  expect(sorted(some, columns(), { column: 'title', isDescending: false }, 'en')).toEqual(some);
  expect(sorted(some, columns(), null, 'en')).toBe(some);
});

describe('the table', () => {
  test('draws few of many rows and says how many there are', () => {
    const { container, getByRole } = shown();
    expect(container.querySelectorAll('tbody tr').length).toBeLessThan(100);
    expect(getByRole('grid').getAttribute('aria-rowcount')).toBe('5001');
  });
  test('has one place in the order of tabs, and arrow keys move it', async () => {
    const { container } = shown();
    expect(container.querySelectorAll('td[tabindex="0"]')).toHaveLength(1);
    cell(container, '0:0')?.focus();
    await fireEvent.keyDown(cell(container, '0:0')!, { key: 'ArrowDown' });
    await vi.waitFor(() => expect(document.activeElement).toBe(cell(container, '1:0')));
    await fireEvent.keyDown(cell(container, '1:0')!, { key: 'End' });
    await vi.waitFor(() => expect(document.activeElement).toBe(cell(container, '1:1')));
  });
  test('Enter opens the row', async () => {
    const onopen = vi.fn();
    const { container } = shown({ onopen });
    await fireEvent.keyDown(cell(container, '0:0')!, { key: 'Enter' });
    expect(onopen).toHaveBeenCalledWith(rows[0]);
  });
  test('F2 edits, Enter saves, Escape leaves it as it was', async () => {
    const save = vi.fn();
    const { container } = shown({ columns: columns(save) });
    await fireEvent.keyDown(cell(container, '0:0')!, { key: 'F2' });
    await fireEvent.input(container.querySelector('td input')!, { target: { value: 'New' } });
    await fireEvent.keyDown(container.querySelector('td input')!, { key: 'Escape' });
    expect(save).not.toHaveBeenCalled();
    await fireEvent.keyDown(cell(container, '0:0')!, { key: 'F2' });
    await fireEvent.input(container.querySelector('td input')!, { target: { value: 'New' } });
    await fireEvent.keyDown(container.querySelector('td input')!, { key: 'Enter' });
    expect(save).toHaveBeenCalledExactlyOnceWith(rows[0], 'New');
  });
  test('what others write into a cell meanwhile neither takes away what is typed nor is written over unread', async () => {
    let revision = 7;
    const told: unknown[] = [];
    const changing: Changing = {
      isAllowed: true,
      why: '',
      revision: () => revision,
      saveFrom: (filled, work) => {
        told.push(filled);
        return work();
      },
      lost: () => undefined,
    };
    const refused = {
      ok: false,
      cancelled: false,
      failure: { code: 'changed_meanwhile', values: { who: 'Ann', what: 'Title “Hers”' }, problems: [] },
    };
    const save = vi.fn().mockResolvedValueOnce(refused).mockResolvedValue({ ok: true });
    const props = { label: 'Events', columns: columns(save), rowId: (row: Row) => row.id };
    const context = new Map([[CHANGING, changing]]);
    const { container, rerender, findByRole } = render(DataTable<Row>, { props: { ...props, rows: rows.slice(0, 3) }, context });
    const field = () => container.querySelector('td input') as HTMLInputElement;
    await fireEvent.keyDown(cell(container, '0:0')!, { key: 'F2' });
    await fireEvent.input(field(), { target: { value: 'Mine' } });
    revision = 8;
    await rerender({ ...props, rows: [{ ...(rows[0] as Row), title: 'Hers' }, ...rows.slice(1, 3)] });
    expect(field().value).toBe('Mine');
    await fireEvent.keyDown(field(), { key: 'Enter' });
    expect((await findByRole('alert')).textContent).toContain('Ann');
    expect(field().value).toBe('Mine');
    await fireEvent.blur(field());
    expect(save, 'leaving decides nothing').toHaveBeenCalledOnce();
    await fireEvent.keyDown(field(), { key: 'Enter' });
    await vi.waitFor(() => expect(told).toEqual([{ at: 7 }, { at: 7, told: 8 }]));
    await vi.waitFor(() => expect(document.activeElement).toBe(cell(container, '0:0')));
    expect(container.querySelector('td input')).toBeNull();
  });
  test.each(['the row is gone', 'the table is gone'])('words that are not saved are told when %s', async (how) => {
    const lost = vi.fn();
    const changing: Changing = { isAllowed: true, why: '', revision: () => 1, saveFrom: (_, work) => work(), lost };
    const props = { label: 'Events', columns: columns(vi.fn()), rowId: (row: Row) => row.id };
    const context = new Map([[CHANGING, changing]]);
    const { container, rerender, unmount } = render(DataTable<Row>, { props: { ...props, rows: rows.slice(0, 3) }, context });
    await fireEvent.keyDown(cell(container, '0:0')!, { key: 'F2' });
    await fireEvent.input(container.querySelector('td input')!, { target: { value: 'Mine' } });
    if (how === 'the row is gone') await rerender({ ...props, rows: rows.slice(1, 3) });
    else unmount();
    expect(lost).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(rows[0]!.title), 'Mine', '');
    expect(container.querySelector('td input')).toBeNull();
  });
  test.each(['pointer', 'keys'])(
    'a refused cell gives way to another by %s, and is told: letters go where somebody meant them',
    async (way) => {
      const lost = vi.fn();
      const changing: Changing = { isAllowed: true, why: '', revision: () => 1, saveFrom: (_, work) => work(), lost };
      const save = vi.fn();
      const [title] = columns();
      const read = (typed: string) => (typed === 'lots' ? { fault: 'This is not a number.' } : { value: typed });
      const props = {
        label: 'Events',
        columns: [{ ...title!, edit: { value: (row: Row) => row.title, read, save } }],
        rowId: (row: Row) => row.id,
      };
      const { container } = render(DataTable<Row>, {
        props: { ...props, rows: rows.slice(0, 3) },
        context: new Map([[CHANGING, changing]]),
      });
      const field = () => container.querySelector('td input') as HTMLInputElement;
      await fireEvent.keyDown(cell(container, '0:0')!, { key: 'F2' });
      await fireEvent.input(field(), { target: { value: 'lots' } });
      await fireEvent.keyDown(field(), { key: 'Enter' });
      if (way === 'pointer') await fireEvent.dblClick(cell(container, '2:0')!);
      else {
        cell(container, '2:0')!.focus();
        await fireEvent.keyDown(cell(container, '2:0')!, { key: 'F2' });
      }
      expect(lost.mock.calls.map(([, words]) => words as string)).toEqual(['lots']);
      await fireEvent.input(field(), { target: { value: '33' } });
      await fireEvent.keyDown(field(), { key: 'Enter' });
      expect(save).toHaveBeenCalledOnce();
      expect(save.mock.calls[0]?.[0]).toEqual(rows[2]);
    },
  );
  test('a refused cell that scrolls out of sight and back holds the words and leaves the focus where it is', async () => {
    const [title] = columns();
    const read = () => ({ fault: 'This is not a number.' });
    const { container } = shown({ columns: [{ ...title, edit: { value: (row: Row) => row.title, read, save: vi.fn() } }] });
    const search = document.body.appendChild(document.createElement('input'));
    await fireEvent.keyDown(cell(container, '0:0')!, { key: 'F2' });
    await fireEvent.input(container.querySelector('td input')!, { target: { value: 'lots' } });
    await fireEvent.keyDown(container.querySelector('td input')!, { key: 'Enter' });
    search.focus();
    const scroller = container.querySelector('.scroller')!;
    scroller.scrollTop = 50_000;
    await fireEvent.scroll(scroller);
    expect(container.querySelector('td input'), 'out of sight').toBeNull();
    scroller.scrollTop = 0;
    await fireEvent.scroll(scroller);
    expect(container.querySelector<HTMLInputElement>('td input')?.value).toBe('lots');
    expect(document.activeElement).toBe(search);
    search.remove();
  });
  test('Tab leads back to a cell that was not understood, and on when it is pressed again', async () => {
    const [title] = columns();
    const read = () => ({ fault: 'This is not a number.' });
    const { container } = shown({ columns: [{ ...title, edit: { value: (row: Row) => row.title, read, save: vi.fn() } }] });
    const beside = document.createElement('button');
    document.body.append(beside);
    const leave = async () => {
      await fireEvent.keyDown(document.activeElement!, { key: 'Tab' });
      beside.focus();
      await new Promise((done) => setTimeout(done, 0));
    };
    await fireEvent.keyDown(cell(container, '0:0')!, { key: 'F2' });
    const field = container.querySelector('td input') as HTMLInputElement;
    await fireEvent.input(field, { target: { value: 'lots' } });
    await leave();
    const held = document.activeElement;
    await leave();
    expect([held === field, document.activeElement === beside]).toEqual([true, true]);
    beside.remove();
  });
  test('a cell that cannot be changed says so', async () => {
    const { container, getByRole } = shown();
    await fireEvent.focus(cell(container, '0:1')!);
    await fireEvent.keyDown(cell(container, '0:1')!, { key: 'F2' });
    expect(getByRole('alert').textContent).not.toBe('');
    cleanup();
    const again = shown();
    await fireEvent.dblClick(cell(again.container, '0:1')!);
    expect(again.getByRole('alert').textContent).not.toBe('');
  });
  test('Escape leads back to the cell that was written into', async () => {
    const { container } = shown();
    cell(container, '1:0')?.focus();
    await fireEvent.keyDown(cell(container, '1:0')!, { key: 'F2' });
    await fireEvent.keyDown(container.querySelector('td input')!, { key: 'Escape' });
    await vi.waitFor(() => expect(document.activeElement).toBe(cell(container, '1:0')));
  });
  test('a click opens a row, and a double click writes into its cell instead', async () => {
    vi.useFakeTimers();
    const { container } = shown();
    const isChosen = () => container.querySelector('tr.chosen') !== null;
    await fireEvent.click(cell(container, '0:0')!, { detail: 1 });
    await vi.advanceTimersByTimeAsync(400);
    expect(isChosen()).toBe(true);
    cleanup();
    const other = shown().container;
    await fireEvent.click(cell(other, '0:0')!, { detail: 1 });
    await fireEvent.click(cell(other, '0:0')!, { detail: 2 });
    await fireEvent.dblClick(cell(other, '0:0')!);
    await vi.advanceTimersByTimeAsync(400);
    vi.useRealTimers();
    expect(other.querySelector('tr.chosen')).toBe(null);
    expect(other.querySelector('td input')).not.toBe(null);
  });
  test('rows are chosen one by one, together and all by keys and by the pointer, and each time it is told which', async () => {
    const onmark = vi.fn();
    const { container } = shown({ onmark, rows: rows.slice(0, 6) });
    const press = (at: string, key: string, held: object = {}) => fireEvent.keyDown(cell(container, at)!, { key, ...held });
    const told = () => (onmark.mock.lastCall?.[0] as string[]).join(' ');
    const selected = () => [...container.querySelectorAll('tr[aria-selected=true]')].length;
    await fireEvent.focus(cell(container, '1:0')!);
    await press('1:0', ' ', { ctrlKey: true });
    expect(told()).toBe('r1');
    await fireEvent.focus(cell(container, '3:1')!);
    await press('3:1', ' ', { shiftKey: true });
    expect(told()).toBe('r1 r2 r3');
    expect(selected()).toBe(3);
    await fireEvent.click(cell(container, '2:0')!, { ctrlKey: true, detail: 1 });
    expect(told()).toBe('r1 r3');
    await fireEvent.click(cell(container, '5:0')!, { ctrlKey: true, shiftKey: true, detail: 1 });
    expect(told()).toBe('r1 r3 r2 r4 r5');
    expect(container.querySelector('tr.chosen'), 'nothing is opened').toBe(null);
    await press('5:0', 'a', { ctrlKey: true });
    expect(told()).toBe('r0 r1 r2 r3 r4 r5');
    await press('5:0', 'Escape');
    expect([told(), selected()]).toEqual(['', 0]);
  });
  test('with whole rows chosen Delete empties no cell, and says so', async () => {
    const onblock = vi.fn();
    const { container, getByRole } = shown({ onmark: vi.fn(), onblock, rows: rows.slice(0, 6) });
    await fireEvent.focus(cell(container, '1:0')!);
    await fireEvent.keyDown(cell(container, '1:0')!, { key: 'a', ctrlKey: true });
    await fireEvent.keyDown(cell(container, '1:0')!, { key: 'Delete' });
    expect(getByRole('alert').textContent).not.toBe('');
    expect(onblock).not.toHaveBeenCalled();
    await fireEvent.keyDown(cell(container, '1:0')!, { key: 'Escape' });
    await fireEvent.keyDown(cell(container, '1:0')!, { key: 'Delete' });
    expect(onblock).toHaveBeenCalledOnce();
  });
  test('a heading sorts, and sorts the other way round', async () => {
    const { container, getAllByRole } = shown();
    const heading = getAllByRole('columnheader')[1]!;
    await fireEvent.click(heading.querySelector('button')!);
    expect(heading.getAttribute('aria-sort')).toBe('ascending');
    expect(cell(container, '0:1')?.textContent?.trim()).toBe('1');
    await fireEvent.click(heading.querySelector('button')!);
    expect(heading.getAttribute('aria-sort')).toBe('descending');
  });
});
