/** The rows of the roadmap as one list, and what keys mean in it. */
import type { Roadmap, Timing } from '../../bindings';
import type { StepKind } from './forms';

export interface StepRow {
  kind: StepKind;
  id: string;
  title: string;
  depth: number;
  timing: Timing;
  /** The first promise. */
  promised_on: string | null;
  done_on: string | null;
  /** Open milestones that wait for it. */
  followers: number;
}

/** Goals with their actions and milestones, then what belongs to none; or only what one goal holds. */
export function stepRows(roadmap: Roadmap, of: string): StepRow[] {
  const rows: StepRow[] = [];
  const milestones = roadmap.milestones.map((row): StepRow & { actionId: string | null } => ({
    kind: 'milestone',
    id: row.milestone.id,
    title: row.milestone.title,
    depth: 1,
    timing: row.timing,
    promised_on: row.milestone.due_on,
    done_on: row.milestone.done_on,
    followers: row.followers.length,
    actionId: row.action_title ? row.milestone.action_id : null,
  }));
  const addActions = (actions: Roadmap['loose_actions']) => {
    for (const { action, timing } of actions) {
      const own = milestones.filter(({ actionId }) => actionId === action.id);
      const followers = own.filter((row) => !row.timing.is_done).length;
      const { id, title, due_on: promised_on, done_on } = action;
      rows.push({ kind: 'action', id, title, depth: 1, timing, promised_on, done_on, followers });
      rows.push(...own.map((row) => ({ ...row, depth: 2 })));
    }
  };
  if (of === 'milestones') return milestones;
  for (const { goal, timing, actions } of roadmap.goals) {
    if (of !== '' && of !== goal.id) continue;
    rows.push({ kind: 'goal', id: goal.id, title: goal.title, depth: 0, timing, promised_on: goal.due_on, done_on: null, followers: 0 });
    addActions(actions);
  }
  if (of === '') {
    addActions(roadmap.loose_actions);
    rows.push(...milestones.filter(({ actionId }) => actionId === null));
  }
  return rows;
}

/** What a key asks for: a step along the list, or days to move by. Time runs with the lines of the language. */
export function meaning(
  event: { key: string; altKey: boolean; shiftKey: boolean },
  isRtl: boolean,
): { rows: number } | { days: number } | { end: 'first' | 'last' } | null {
  if (event.altKey) {
    const later = isRtl ? 'ArrowLeft' : 'ArrowRight';
    const earlier = isRtl ? 'ArrowRight' : 'ArrowLeft';
    const days = event.shiftKey ? 7 : 1;
    if (event.key === later) return { days };
    return event.key === earlier ? { days: -days } : null;
  }
  if (event.key === 'ArrowDown') return { rows: 1 };
  if (event.key === 'ArrowUp') return { rows: -1 };
  if (event.key === 'Home') return { end: 'first' };
  return event.key === 'End' ? { end: 'last' } : null;
}

/** How a mark of the chart names its record: `action-<id>`. */
export function stepOfPart(part: string): { kind: StepKind; id: string } | null {
  const found = /^(goal|action|milestone)-(.+)$/.exec(part);
  return found ? { kind: found[1] as StepKind, id: found[2] ?? '' } : null;
}
