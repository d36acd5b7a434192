/** The agenda: for each host, or each person, what they do and when. Pure. */
import type { EventRow, Session } from '../../bindings';
import { asPeopleCount, inCodeOrder } from '../../text/compare';

export type By = 'host' | 'person';

/** One occasion of an event; `null`: it has none yet. */
export interface Line {
  key: string;
  event: EventRow;
  session: Session | null;
}

/** A host or a person with all its lines; an empty id: events that name nobody. */
export interface Group {
  id: string;
  name: string;
  lines: Line[];
}

export type AgendaRow = { kind: 'head'; key: string; group: Group } | { kind: 'line'; key: string; line: Line };

const NOBODY = [{ id: '', name: '' }] as const;
/** Sorts behind every moment. */
const LATER = '~';

function inTime(a: Line, b: Line): number {
  const [one, other] = [a.session?.starts_at ?? LATER, b.session?.starts_at ?? LATER];
  return one < other ? -1 : one > other ? 1 : asPeopleCount(a.event.title, b.event.title);
}

/** By name as people count, each with its lines in the order of time, those without a date last; what names nobody comes last. */
export function agendaOf(events: readonly EventRow[], by: By): Group[] {
  const groups = new Map<string, Group>();
  for (const event of events) {
    const named = by === 'host' ? event.organisers : event.people;
    const sessions = event.sessions.length > 0 ? event.sessions : [null];
    for (const { id, name } of named.length > 0 ? named : NOBODY) {
      const group = groups.get(id) ?? { id, name, lines: [] };
      groups.set(id, group);
      group.lines.push(...sessions.map((session) => ({ key: `${id} ${event.id} ${session?.id ?? ''}`, event, session })));
    }
  }
  for (const group of groups.values()) group.lines.sort(inTime);
  const isNobody = (group: Group) => Number(group.id === '');
  return [...groups.values()].sort((a, b) => isNobody(a) - isNobody(b) || asPeopleCount(a.name, b.name) || inCodeOrder(a.id, b.id));
}

/** Heads and lines below one another. */
export function agendaRows(groups: readonly Group[]): AgendaRow[] {
  return groups.flatMap((group): AgendaRow[] => [
    { kind: 'head', key: group.id, group },
    ...group.lines.map((line) => ({ kind: 'line' as const, key: line.key, line })),
  ]);
}

export type Step = 'up' | 'down' | 'first' | 'last' | 'group_before' | 'group_after';

/** The line that a key leads to; the ends hold. */
export function lineAt(rows: readonly AgendaRow[], key: string | null, step: Step): Line | undefined {
  const lines = rows.flatMap((row, at) => (row.kind === 'line' ? [{ line: row.line, isFirst: rows[at - 1]?.kind === 'head' }] : []));
  const at = lines.findIndex(({ line }) => line.key === key);
  const heads = lines.flatMap(({ isFirst }, index) => (isFirst ? [index] : []));
  const own = heads.findLast((index) => index <= at) ?? 0;
  const wanted = {
    up: at - 1,
    down: at + 1,
    first: 0,
    last: lines.length - 1,
    // From within a group to its beginning first.
    group_before: at > own ? own : (heads.findLast((index) => index < own) ?? 0),
    group_after: heads.find((index) => index > at) ?? lines.length - 1,
  }[step];
  return lines[Math.max(0, Math.min(wanted, lines.length - 1))]?.line;
}
