/** The list of problems: groups by kind, gravest first, then the lines that are drawn. Pure. */
import type { EventRow, Problem, ProblemLine, Session, Severity } from '../../bindings';
import { asPeopleCount } from '../../text/compare';
import { problemKind } from '../../text/failure';

/** All problems of one kind. */
export interface ProblemGroup {
  /** As `problemKind` tells it. */
  code: string;
  severity: Severity;
  lines: ProblemLine[];
}

const GRAVEST_FIRST: readonly Severity[] = ['blocks', 'warning', 'hint'];

/**
 * Lines in the order in which people count: by the title of their event, which stands first in each, then by what their
 * sentence names. Those of no event come last.
 */
export function inOrder(lines: readonly ProblemLine[], titles: ReadonlyMap<string, string>): ProblemLine[] {
  const keyed = lines.map((line) => ({
    line,
    title: line.event_id === null ? null : (titles.get(line.event_id) ?? ''),
    named: Object.values(line.values).join(' '),
  }));
  keyed.sort(
    (a, b) =>
      Number(a.title === null) - Number(b.title === null) || asPeopleCount(a.title ?? '', b.title ?? '') || asPeopleCount(a.named, b.named),
  );
  return keyed.map(({ line }) => line);
}

/** Groups by kind: blocking ones first, then the kind that occurs most. */
export function groupsOf(lines: readonly ProblemLine[]): ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>();
  for (const line of lines) {
    const code = problemKind(line);
    const key = `${line.severity} ${code}`;
    const group = groups.get(key);
    if (group) group.lines.push(line);
    else groups.set(key, { code, severity: line.severity, lines: [line] });
  }
  return [...groups.values()].sort(
    (a, b) => GRAVEST_FIRST.indexOf(a.severity) - GRAVEST_FIRST.indexOf(b.severity) || b.lines.length - a.lines.length,
  );
}

/** Every kind once: of one kind some problems can be graver than others, and then stand in groups of their own. */
export function codesOf(groups: readonly ProblemGroup[]): { code: string; lines: readonly ProblemLine[] }[] {
  const codes = new Map<string, ProblemLine[]>();
  for (const { code, lines } of groups) codes.set(code, [...(codes.get(code) ?? []), ...lines]);
  return [...codes].map(([code, lines]) => ({ code, lines }));
}

/** The ways out that a kind of problem has for many at once, each with the problems it is for. */
export function waysOf(group: ProblemGroup): { way: string; keys: string[] }[] {
  const ways = new Map<string, string[]>();
  for (const { key, ways: open } of group.lines)
    for (const way of open) {
      const keys = ways.get(way);
      if (keys) keys.push(key);
      else ways.set(way, [key]);
    }
  return [...ways].map(([way, keys]) => ({ way, keys }));
}

/** What one way out would make of one record. */
export type Proposal = { id: string; title: string } & (
  { kind: 'places'; before: number | null; after: number } | { kind: 'tray'; session: Session | undefined } | { kind: 'mark' }
);

/** What a way out would change for these problems; of one record there is one proposal, the last, as in the program. */
export function proposalsOf(problems: readonly Problem[], way: string, events: readonly EventRow[]): Proposal[] {
  const rows = new Map(events.map((event) => [event.id, event]));
  const found = new Map<string, Proposal>();
  for (const { event_id, remedies } of problems)
    for (const remedy of remedies) {
      const event = rows.get(event_id ?? '');
      const title = event?.title ?? '';
      if (remedy.code === 'set_capacity' && way === 'set_capacity') {
        const before = event?.capacity ?? null;
        found.set(remedy.event_id, { id: remedy.event_id, title, kind: 'places', before, after: remedy.capacity_count });
      } else if (remedy.code === 'move_session' && remedy.way === 'tray' && way === 'move_to_tray') {
        const session = event?.sessions.find(({ id }) => id === remedy.session_id);
        found.set(remedy.session_id, { id: remedy.session_id, title, kind: 'tray', session });
      } else if ((remedy.code === 'set_free' || remedy.code === 'set_insured') && remedy.code === way)
        found.set(remedy.event_id, { id: remedy.event_id, title, kind: 'mark' });
    }
  return [...found.values()].sort((a, b) => asPeopleCount(a.title, b.title));
}

/** One line of the drawn list: the head of a group, what can be done about all of it, or one of its problems. */
export type Row = { kind: 'group'; group: ProblemGroup } | { kind: 'ways'; group: ProblemGroup } | { kind: 'problem'; line: ProblemLine };

/**
 * The rows of the groups that are open, in one list, so that any part of it can be drawn alone. Where there is little
 * room, what can be done about a group has a line of its own (`areWaysApart`).
 */
export function rowsOf(groups: readonly ProblemGroup[], isOpen: (code: string) => boolean, areWaysApart = false): Row[] {
  return groups.flatMap((group): Row[] => [
    { kind: 'group', group },
    ...(areWaysApart ? [{ kind: 'ways' as const, group }] : []),
    ...(isOpen(group.code) ? group.lines.map((line): Row => ({ kind: 'problem', line })) : []),
  ]);
}

export interface ProblemFilters {
  severity: '' | Severity;
  code: string;
  /** What is shown: what is open, or what was accepted. */
  state: 'open' | 'accepted';
  /** Who sees to it; empty: anybody. */
  owner: string;
  /** Only what is new since yesterday, or late. */
  when: '' | 'new' | 'late';
}

/** Filters that let everything open through. */
export const NO_PROBLEM_FILTERS: ProblemFilters = { severity: '', code: '', state: 'open', owner: '', when: '' };

/** Stands for what nobody sees to, among the names. No name of the team is one sign of punctuation. */
export const NOBODY = '-';

/** Who sees to some of these problems, by name, each with how many; those of nobody last. */
export function ownersOf(lines: readonly ProblemLine[]): { owner: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { owner } of lines) counts.set(owner || NOBODY, (counts.get(owner || NOBODY) ?? 0) + 1);
  return [...counts]
    .map(([owner, count]) => ({ owner, count }))
    .sort((a, b) => Number(a.owner === NOBODY) - Number(b.owner === NOBODY) || asPeopleCount(a.owner, b.owner));
}

/** The problems to show: of the events that the programme's own filters let through, and of no event. */
export function filterLines(
  lines: readonly ProblemLine[],
  filters: ProblemFilters,
  eventIds: ReadonlySet<string>,
  newKeys: ReadonlySet<string>,
): ProblemLine[] {
  return lines.filter(
    (line) =>
      line.is_accepted === (filters.state === 'accepted') &&
      (filters.severity === '' || line.severity === filters.severity) &&
      (filters.code === '' || problemKind(line) === filters.code) &&
      (filters.owner === '' || (line.owner || NOBODY) === filters.owner) &&
      (filters.when === '' || (filters.when === 'new' ? newKeys.has(line.key) : line.is_late)) &&
      (line.event_id === null || eventIds.has(line.event_id)),
  );
}
