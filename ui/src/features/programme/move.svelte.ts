/**
 * A move in progress: pointer and arrow keys change the same state, and both end in one `Slot`.
 *
 * Knows minutes and columns; the board turns pixels into them, and calls the command.
 */
import type { Slot } from '../../bindings';
import { type Block, momentOn, snap, STEP_MINUTES } from './layout';

/** What is being done to the block. */
export type MoveKind = 'move' | 'resize';

/** What a column stands for: a room on the day shown, or a day with the room that the session has. */
export interface Ground {
  day: string;
  venue_id: string | null;
  room_id: string | null;
}

/** The latest end, in minutes of the day. */
const LAST = 30 * 60;

/** Between what minutes of its day a block can stand. */
interface Limits {
  /** The earliest start; what begins before belongs to the day before. */
  earliest?: number;
  /** The latest end. */
  latest?: number;
}

export class Move {
  readonly block: Block;
  readonly kind: MoveKind;
  readonly #grounds: readonly Ground[];
  readonly #earliest: number;
  readonly #latest: number;
  column = $state(0);
  from = $state(0);
  to = $state(0);

  constructor(block: Block, kind: MoveKind, grounds: readonly Ground[], { earliest = 0, latest = LAST }: Limits = {}) {
    this.block = block;
    this.kind = kind;
    this.#grounds = grounds;
    this.#earliest = earliest;
    this.#latest = latest;
    this.reset();
  }

  /** Back to where it was taken up. */
  reset() {
    this.column = this.block.column;
    this.from = this.block.from;
    this.to = this.block.to;
  }

  get isChanged(): boolean {
    return this.column !== this.block.column || this.from !== this.block.from || this.to !== this.block.to;
  }

  /** Follows the pointer: minutes and columns from where it was taken up. */
  dragTo(minutes: number, columns: number) {
    if (this.kind === 'resize') this.#end(snap(this.block.to + minutes));
    else this.#place(snap(this.block.from + minutes), this.block.column + columns);
  }

  /** One step by key: quarters of an hour, and columns. */
  step(quarters: number, columns: number) {
    this.#place(this.from + quarters * STEP_MINUTES, this.column + columns);
  }

  /** Longer or shorter by quarters of an hour. */
  stretch(quarters: number) {
    this.#end(this.to + quarters * STEP_MINUTES);
  }

  /** Where it would stand. */
  get slot(): Slot {
    const ground = this.#grounds[this.column];
    const day = ground?.day ?? '';
    return {
      starts_at: momentOn(day, this.from),
      ends_at: momentOn(day, this.to),
      venue_id: ground?.venue_id ?? null,
      room_id: ground?.room_id ?? null,
    };
  }

  #place(from: number, column: number) {
    const length = this.to - this.from;
    this.from = Math.min(Math.max(from, this.#earliest), this.#latest - length);
    this.to = this.from + length;
    this.column = Math.min(Math.max(column, 0), this.#grounds.length - 1);
  }

  #end(to: number) {
    this.to = Math.min(Math.max(to, this.from + STEP_MINUTES), this.#latest);
  }
}
