/**
 * Where the sessions of a week stand: columns are days, rows hours, all rooms together.
 *
 * Pure calculation, in minutes from midnight of each day and numbers of columns. What has no hour of its own day (all
 * day, hour not known, past the end of the day) stands at the top; what has no day of the week is told apart, not dropped.
 */
import type { EventRow, Session } from '../../bindings';
import { type Block, DAY_MINUTES, minutesOn, shareLanes, STEP_MINUTES } from './layout';
import { inCodeOrder } from '../../text/compare';

/** Lines at the top of a day; where there are more, the last one says how many. */
const MOST_TOPS = 3;
/** Beside each other at most, where days are as wide as they need. */
const MOST_LANES = 4;

/** An event with one of its sessions, if it has any. */
export interface Item {
  event: EventRow;
  session: Session | null;
}

/** A session at the top of its day. */
export interface Top {
  block: Block;
  /** The hour is known: it goes on past the end of the day. */
  isTimed: boolean;
}

export interface Week {
  /** By column and time, with their lanes. */
  blocks: Block[];
  /** By column. */
  tops: Top[];
  /** Without a day, or with one outside the week. */
  elsewhere: Item[];
}

/** What does not fit beside the others, from an hour on or at the top of a day. */
export interface More {
  id: string;
  column: number;
  from: number;
  items: { event: EventRow; session: Session }[];
}

export type WeekSpot = Block | More;
export const keyOf = (spot: WeekSpot): string => ('session' in spot ? spot.session.id : spot.id);

/** Every session in its place; `dayEnds`: minutes after midnight that still belong to the day before. */
export function weekOf(events: readonly EventRow[], days: readonly string[], dayEnds = 0): Week {
  const columns = new Map(days.map((day, column) => [day, column]));
  const week: Week = { blocks: [], tops: [], elsewhere: [] };
  for (const event of events) {
    if (event.sessions.length === 0) week.elsewhere.push({ event, session: null });
    for (const [at, session] of event.sessions.entries()) {
      const day = event.days[at] ?? '';
      const column = columns.get(day);
      if (column === undefined || !session.starts_at) {
        week.elsewhere.push({ event, session });
        continue;
      }
      const isTimed = session.is_time_known && !session.is_all_day;
      const from = isTimed ? minutesOn(day, session.starts_at) : 0;
      const to = isTimed && session.ends_at ? Math.max(minutesOn(day, session.ends_at), from + STEP_MINUTES) : from + 60;
      const block: Block = { session, event, column, from, to, lane: 0, lanes: 1 };
      if (isTimed && to <= DAY_MINUTES + dayEnds) week.blocks.push(block);
      else week.tops.push({ block, isTimed });
    }
  }
  shareLanes(week.blocks);
  week.tops.sort(
    (a, b) =>
      a.block.column - b.block.column ||
      Number(a.isTimed) - Number(b.isTimed) ||
      a.block.from - b.block.from ||
      inCodeOrder(a.block.session.id, b.block.session.id),
  );
  return week;
}

/** How wide a day is, where it begins, and how many stand in it beside each other. */
export interface Column {
  start: number;
  width: number;
  lanes: number;
  /** At its end there is room for the numbers of what does not fit. */
  hasMore: boolean;
}

/** Lengths in pixels. */
export interface Lengths {
  /** For all days together. */
  space: number;
  /** A day at least. */
  least: number;
  /** What can be read. */
  lane: number;
  /** A number of what does not fit. */
  more: number;
  /** Around the lanes of a day. */
  edge: number;
}

/** The columns of days that need so many lanes; `isWide`: as wide as they need, else as the window allows. */
export function columnsOf(needs: readonly number[], isWide: boolean, { space, least, lane, more, edge }: Lengths): Column[] {
  const share = Math.max(least, Math.floor(space / Math.max(1, needs.length)));
  let start = 0;
  return needs.map((need) => {
    const fitting = (width: number) => Math.max(1, Math.floor((width - edge) / lane));
    const wanted = Math.min(need, MOST_LANES);
    const width = isWide ? Math.max(share, wanted * lane + edge + (need > wanted ? more : 0)) : share;
    const hasMore = need > fitting(width);
    const column = { start, width, lanes: Math.min(Math.max(need, 1), fitting(hasMore ? width - more : width)), hasMore };
    start += width;
    return column;
  });
}

/** How many lanes each column needs. */
export function lanesNeeded(blocks: readonly Block[], columns: number): number[] {
  const needs = new Array<number>(columns).fill(0);
  for (const { column, lanes } of blocks) needs[column] = Math.max(needs[column] ?? 0, lanes);
  return needs;
}

const overlaps = (a: Block, b: Block) => a.column === b.column && a.from < b.to && b.from < a.to;

/**
 * The blocks that stand beside each other in so many lanes, and the others by hour. Always shown are the session wanted
 * and those of the event that is chosen.
 */
export function fitLanes(
  blocks: readonly Block[],
  lanesOf: (column: number) => number,
  wanted: string | null,
  chosen: string | null = null,
) {
  // The session wanted last, so that none of the event's takes its place.
  const asked = blocks.filter((block) => block.event.id === chosen && block.session.id !== wanted);
  asked.push(...blocks.filter((block) => block.session.id === wanted));
  const squeezed: Block[] = [];
  for (const block of asked) {
    if (block.lane < lanesOf(block.column)) continue;
    for (const other of squeezed.filter((one) => overlaps(one, block))) squeezed.splice(squeezed.indexOf(other), 1);
    squeezed.push(block);
  }
  const shown: Block[] = [];
  const more = new Map<string, More>();
  for (const block of blocks) {
    const most = lanesOf(block.column);
    const lanes = Math.min(block.lanes, most);
    const yields = block.lane === most - 1 && squeezed.some((one) => overlaps(block, one));
    if (squeezed.includes(block)) shown.push({ ...block, lane: most - 1, lanes });
    else if (block.lane < most && !yields) shown.push(block.lanes === lanes ? block : { ...block, lanes });
    else {
      const from = Math.floor(block.from / 60) * 60;
      const id = `more-${block.column}-${from}`;
      const there = more.get(id) ?? { id, column: block.column, from, items: [] };
      there.items.push(block);
      more.set(id, there);
    }
  }
  return { shown, more: [...more.values()] };
}

/** The lines at the top of the days: sessions, and where there are too many, how many more. */
export function fitTops(tops: readonly Top[], columns: number, wanted: string | null) {
  const shown: { top: Top; row: number }[] = [];
  const more: (More & { row: number })[] = [];
  for (let column = 0; column < columns; column += 1) {
    const here = tops.filter(({ block }) => block.column === column);
    const isFitting = here.length <= MOST_TOPS;
    const at = here.findIndex(({ block }) => block.session.id === wanted);
    const most = isFitting ? MOST_TOPS : MOST_TOPS - 1;
    if (at >= most) here.splice(most - 1, 0, ...here.splice(at, 1));
    here.slice(0, most).forEach((top, row) => shown.push({ top, row }));
    if (!isFitting) more.push({ id: `more-${column}-top`, column, from: 0, row: most, items: here.slice(most).map(({ block }) => block) });
  }
  const rows = Math.max(0, ...shown.map(({ row }) => row + 1), ...more.map(({ row }) => row + 1));
  return { shown, more, rows };
}

/** What the arrow keys stop at, in their order: the top of a day first, then by time, numbers of what is left out after their hour. */
export function spotsOf(tops: readonly WeekSpot[], rest: readonly WeekSpot[]): WeekSpot[] {
  const rank = (spot: WeekSpot) => ('session' in spot ? spot.from : spot.from + 59.5);
  const ordered = [...rest].sort((a, b) => a.column - b.column || rank(a) - rank(b));
  const all = [...tops, ...ordered];
  return all.sort((a, b) => a.column - b.column);
}
