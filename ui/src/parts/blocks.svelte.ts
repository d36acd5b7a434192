/**
 * A block of cells chosen in a table: by Shift with arrows or a click, or by dragging; copied, cut, pasted, emptied and
 * filled down. The clipboard is reached through a text field out of sight, as it is closed to scripts.
 */
import { type BlockChange, type Cell, filledDown, fromText, holds, type Placed, placed, rectOf, toText } from './block';
import { type Column, readCell } from './columns';

interface Table<Row> {
  at: () => Cell;
  rows: () => readonly Row[];
  columns: () => readonly Column<Row>[];
  canChange: () => boolean;
  /** Goes back to the cell of the table. What opens afterwards gives the focus back to it, and not to the field out of sight. */
  focus: () => Promise<void>;
  onchange: (change: BlockChange<Row>) => void;
  /** Sentences for cells that cannot take what is meant for them. */
  says: { readOnly: string; alone: string; noChoice: string };
}

export class Blocks<Row> {
  /** The corner at which the block was begun; `null`: one cell is chosen. */
  anchor = $state.raw<Cell | null>(null);
  #table: Table<Row>;
  #board: HTMLTextAreaElement | undefined;

  constructor(table: Table<Row>) {
    this.#table = table;
  }

  get rect() {
    return rectOf(this.anchor ?? this.#table.at(), this.#table.at());
  }
  isChosen(row: number, column: number): boolean {
    return this.anchor !== null && holds(this.rect, row, column);
  }
  /** From here on what is gone to belongs to the block. */
  begin() {
    this.anchor ??= { ...this.#table.at() };
  }

  /** The text field out of sight; what is pasted into it is meant for the table. */
  clipboard = (element: HTMLTextAreaElement) => {
    this.#board = element;
    const take = async () => {
      const text = element.value;
      element.value = '';
      await this.#table.focus();
      this.paste(text);
    };
    const taken = () => void take();
    element.addEventListener('input', taken);
    return { destroy: () => element.removeEventListener('input', taken) };
  };

  /** What a text of cells would change, from the first cell of the block on. */
  paste(text: string) {
    const { rows, columns } = this.#table;
    const { found, beyond } = placed(fromText(text), this.rect, { rows: rows().length, columns: columns().length });
    this.#change(found, beyond);
  }

  /** Whether a key was meant for a block, and what it asked for is under way. */
  key(event: KeyboardEvent): boolean {
    const isCtrl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const letter = isCtrl ? event.key.toLowerCase() : '';
    if (letter === 'c' || letter === 'x') this.#copy(letter === 'x');
    else if (letter === 'v' && this.#table.canChange()) this.#open('');
    else if (letter === 'd' && this.#table.canChange()) this.#fillDown(event);
    else if (event.key === 'Delete' && this.#table.canChange()) this.#empty();
    else if (event.key === 'Escape' && this.anchor) this.anchor = null;
    else return false;
    return true;
  }

  #texts(): string[][] {
    const { top, bottom, left, right } = this.rect;
    const columns = this.#table.columns().slice(left, right + 1);
    return this.#table
      .rows()
      .slice(top, bottom + 1)
      .map((row) => columns.map((column) => column.text(row)));
  }
  /** The browser's own copying and pasting goes on in the field out of sight. */
  #open(text: string) {
    const board = this.#board;
    if (!board) return;
    board.value = text;
    board.focus({ preventScroll: true });
    board.select();
    // Where nothing comes, as from an empty clipboard, the table must not lose the focus.
    setTimeout(() => document.activeElement === board && void this.#table.focus(), 300);
  }
  #copy(isCut: boolean) {
    this.#open(toText(this.#texts()));
    setTimeout(async () => {
      await this.#table.focus();
      if (isCut && this.#table.canChange()) this.#empty();
    }, 60);
  }
  #fillDown(event: KeyboardEvent) {
    event.preventDefault();
    this.#change(filledDown(this.#texts(), this.rect), 0);
  }
  #empty() {
    const { rect } = this;
    const all = this.#texts().flatMap((cells, row) =>
      cells.map((_, column) => ({ row: rect.top + row, column: rect.left + column, text: '' })),
    );
    this.#change(all, 0);
  }
  #change(cells: readonly Placed[], beyond: number) {
    const { rows, columns, says } = this.#table;
    const [allRows, allColumns] = [rows(), columns()];
    const changes: BlockChange<Row>['changes'][number][] = [];
    const refused: BlockChange<Row>['refused'][number][] = [];
    for (const { row: line, column: place, text } of cells) {
      const [row, column] = [allRows[line], allColumns[place]];
      if (row === undefined || !column || text === column.text(row) || text === column.edit?.value(row)) continue;
      if (!column.edit || column.edit.isAlone) {
        refused.push({ row, column, text, why: column.edit ? says.alone : says.readOnly });
        continue;
      }
      const read = readCell(column, row, text, says.noChoice);
      if (read.fault === undefined) changes.push({ row, column, text, value: read.value });
      else refused.push({ row, column, text, why: read.fault });
    }
    this.#table.onchange({ changes, refused, beyond });
  }
}
