/** Rows of a table chosen one by one and together, by what they are and in the order shown. Draws nothing. */

/** The same with one more, or without it. */
export function toggled(marked: readonly string[], id: string): string[] {
  return marked.includes(id) ? marked.filter((one) => one !== id) : [...marked, id];
}

/** The same with all from one to another; a row that is no longer shown begins nothing. */
export function through(marked: readonly string[], order: readonly string[], from: string, to: string): string[] {
  const [start, end] = [order.indexOf(from), order.indexOf(to)];
  if (end < 0) return [...marked];
  const first = start < 0 ? end : Math.min(start, end);
  return [...new Set([...marked, ...order.slice(first, Math.max(start, end) + 1)])];
}

/** What a table is asked for. */
interface Marked {
  marked: () => readonly string[];
  /** All rows in the order shown. */
  order: () => string[];
  /** Whether Escape and Delete are meant for rows, and not for a block of cells. */
  canGive: () => boolean;
  /** Says that Delete empties nothing: one cell of one row is not what somebody means who chose rows. */
  tell: () => void;
  set: (next: readonly string[]) => void;
}

/** Chooses rows by pointer and by keys. */
export class RowMarks {
  /** The row from which Shift goes on. */
  #pivot: string | null = null;
  readonly #rows: Marked;

  constructor(rows: Marked) {
    this.#rows = rows;
  }

  /** Takes a row in or out; `isThrough`: all from the last one to this. */
  mark(id: string, isThrough: boolean): void {
    const { marked, order, set } = this.#rows;
    if (isThrough && this.#pivot !== null) return set(through(marked(), order(), this.#pivot, id));
    this.#pivot = id;
    set(toggled(marked(), id));
  }

  /** Whether a key was meant for whole rows; `id` is the row in use. */
  key(event: KeyboardEvent, id: string | null): boolean {
    const { marked, order, canGive, tell, set } = this.#rows;
    const isCtrl = event.ctrlKey || event.metaKey;
    if (event.altKey) return false;
    if (event.key === ' ' && id !== null && (isCtrl || event.shiftKey)) this.mark(id, event.shiftKey);
    else if (isCtrl && !event.shiftKey && event.key.toLowerCase() === 'a') set(order());
    else if (event.key === 'Escape' && marked().length > 0 && canGive()) set([]);
    else if (event.key === 'Delete' && marked().length > 0 && canGive()) tell();
    else return false;
    return true;
  }
}
