/**
 * How a person takes hold of a block: by pointer or by keys, on the board of rooms and on that of the week alike.
 *
 * Keys on a block: arrows go to the next one, Alt and arrows move it, Alt Shift and arrows make it longer or shorter,
 * Enter drops or opens, M opens the dialog, Escape puts it back. The board says where its columns lie and what is said.
 */
import { scrollAtEdge } from '../../parts/edge';
import type { Slot } from '../../bindings';
import { toasts } from '../../data/toasts.svelte';
import { useChanging } from '../../parts/changing.svelte';
import { t, text } from '../../text';
import { neighbour, type Spot, type Towards } from './board-keys';
import type { Block } from './layout';
import type { Move, MoveKind } from './move.svelte';

/** Pixels that a press wanders without being a drag. */
const DRAG_AFTER = 4;
/** A refusal brings no new events: after this time what was dropped goes back by itself. */
const PUT_BACK_AFTER_MS = 1500;

/** What the hand asks of the board it works on. */
export interface Board<S extends Spot> {
  scroller: () => HTMLElement;
  /** Pixels of a minute. */
  minute: () => number;
  /** The column at so many pixels from the beginning of the sheet, in reading direction. */
  columnAt: (along: number) => number;
  /** Everything the arrow keys stop at, by column and time. */
  spots: () => readonly S[];
  /** What `data-spot` says of its element. */
  keyOf: (spot: S) => string;
  begin: (block: Block, kind: MoveKind) => Move;
  /** The place of the block in the hand, in words. */
  placeOf: (move: Move) => string;
  onchoose: (eventId: string, sessionId: string) => void;
  onmove: (sessionId: string, slot: Slot) => Promise<void>;
  ondialog: (block: Block) => void;
}

/** Call it while a component is set up. */
export class Hand<S extends Spot> {
  /** What is being moved. */
  move = $state.raw<Move | null>(null);
  /** Dropped and not yet confirmed: stays where it was dropped, so that nothing jumps back and forth. */
  dropped = $state.raw<Move | null>(null);
  /** The key of the spot that was used last. */
  focused = $state<string | null>(null);
  /** The pointer has it, not the keys. */
  isDragged = $state(false);
  #given: Board<S> | null = null;
  readonly #changing = useChanging();

  /** Where it works. The board is made of what the hand holds, so it comes after it. */
  workOn(board: Board<S>) {
    this.#given = board;
  }

  get #board(): Board<S> {
    if (!this.#given) throw new Error('a hand without a board');
    return this.#given;
  }

  /** The move of a session that is in the hand or was just dropped. */
  held(sessionId: string): Move | null {
    return [this.move, this.dropped].find((one) => one?.block.session.id === sessionId) ?? null;
  }

  /** New events are there: what was dropped stands among them. */
  confirm() {
    this.dropped = null;
  }

  /** Takes a block up by the pointer; `minutesAt` says how far a point has moved it where that is not by its distance, `null`: not at all. */
  take(block: Block, kind: MoveKind, event: PointerEvent, minutesAt?: (at: PointerEvent) => number | null) {
    if (event.button !== 0) return;
    const board = this.#board;
    const target = event.currentTarget as HTMLElement;
    const from = { x: event.clientX, y: event.clientY, top: board.scroller().scrollTop, column: this.#columnAt(event) };
    target.setPointerCapture(event.pointerId);
    const follow = (at: PointerEvent) => {
      const isStill = Math.hypot(at.clientX - from.x, at.clientY - from.y) < DRAG_AFTER;
      if (!this.isDragged && (isStill || !this.#changing.isAllowed)) return;
      if (!this.isDragged) this.move = board.begin(block, kind);
      this.isDragged = true;
      const down = at.clientY - from.y + board.scroller().scrollTop - from.top;
      const minutes = minutesAt ? minutesAt(at) : down / board.minute();
      if (minutes === null) this.move?.reset();
      else this.move?.dragTo(minutes, this.#columnAt(at) - from.column);
      scrollAtEdge(board.scroller(), at);
    };
    const end = (at: Event) => {
      target.removeEventListener('pointermove', follow);
      target.removeEventListener('pointerup', end);
      target.removeEventListener('pointercancel', end);
      const wasDragged = this.isDragged;
      this.isDragged = false;
      this.focused = block.session.id;
      if (!wasDragged) board.onchoose(block.event.id, block.session.id);
      else if (at.type === 'pointerup') this.drop();
      else this.move = null;
    };
    target.addEventListener('pointermove', follow);
    target.addEventListener('pointerup', end);
    target.addEventListener('pointercancel', end);
  }

  #columnAt(at: PointerEvent): number {
    const scroller = this.#board.scroller();
    const box = scroller.getBoundingClientRect();
    const along = text.direction === 'rtl' ? box.right - at.clientX : at.clientX - box.left;
    return this.#board.columnAt(along + Math.abs(scroller.scrollLeft));
  }

  /** Ends a move in the one command that pointer, keys and dialog share. */
  drop() {
    const ended = this.move;
    this.move = null;
    if (!ended?.isChanged) return;
    this.dropped = ended;
    void this.#board.onmove(ended.block.session.id, ended.slot).then(() => {
      setTimeout(() => (this.dropped = this.dropped === ended ? null : this.dropped), PUT_BACK_AFTER_MS);
    });
  }

  keydown(event: KeyboardEvent, block: Block & S) {
    if (event.key === 'Escape' && this.move) {
      event.stopPropagation();
      this.move = null;
      toasts.speak(t('programme-move-cancelled'));
    } else if (event.key === 'Enter' && this.move) {
      event.preventDefault();
      this.drop();
    } else if (event.key.startsWith('Arrow') && !event.altKey && !this.move) {
      this.walk(event, block);
    } else if (event.key.startsWith('Arrow')) {
      event.preventDefault();
      this.#step(event, block);
    } else if (event.key.toLowerCase() === 'm' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (this.#changing.isAllowed) this.#board.ondialog(block);
      else toasts.speak(this.#changing.why);
    }
  }

  /** Arrows: to the next spot. */
  walk(event: KeyboardEvent, from: S) {
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    const [down, along] = arrowOf(event);
    const towards: Towards = down ? (down > 0 ? 'down' : 'up') : along > 0 ? 'forward' : 'back';
    const next = neighbour(this.#board.spots(), from, towards);
    if (next) this.focusOn(this.#board.keyOf(next));
  }

  #step(event: KeyboardEvent, block: Block) {
    if (!this.#changing.isAllowed) return toasts.speak(this.#changing.why);
    const [down, along] = arrowOf(event);
    this.move ??= this.#board.begin(block, 'move');
    if (event.shiftKey) this.move.stretch(down);
    else this.move.step(down, along);
    toasts.speak(this.#board.placeOf(this.move));
    const element = event.currentTarget as HTMLElement;
    requestAnimationFrame(() => element.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  }

  focusOn(key: string) {
    this.focused = key;
    requestAnimationFrame(() => {
      const element = this.#board.scroller().querySelector<HTMLElement>(`[data-spot="${CSS.escape(key)}"]`);
      element?.focus();
      element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
  }
}

/** Steps downward and along the line of reading. */
function arrowOf(event: KeyboardEvent): [number, number] {
  const mirror = text.direction === 'rtl' ? -1 : 1;
  const down = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const along = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  return [down, along * mirror];
}
