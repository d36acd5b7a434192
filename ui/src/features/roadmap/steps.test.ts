import { describe, expect, it } from 'vitest';
import { blanks, type Roadmap, type Timing } from '../../bindings';
import { meaning, stepOfPart, stepRows } from './steps';

const timing: Timing = { effective_on: null, slip_days: null, days_late: null, is_done: false, status: 'on_track' };
const roadmap = (): Roadmap => {
  const action = (id: string) => ({
    action: { ...blanks.action, id, title: id },
    timing,
    tags: [],
    milestones: 0,
    milestones_done: 0,
    notes: 0,
    open_tasks: 0,
  });
  const milestone = (id: string, actionId: string | null) => ({
    milestone: { ...blanks.milestone, id, title: id, action_id: actionId },
    timing,
    week_title: '',
    action_title: actionId ?? '',
    after: [],
    followers: [],
  });
  const goal = (id: string, actions: string[]) => ({
    goal: { ...blanks.goal, id, title: id },
    timing,
    roll_up: { counts: {}, actions: actions.length, achieved: 0, late: 0, percent: null },
    actions: actions.map(action),
    tags: [],
  });
  return {
    goals: [goal('g', ['a', 'b']), goal('h', [])],
    loose_actions: [action('loose')],
    milestones: [milestone('m', 'a'), milestone('n', null)],
    problems: [],
    late: 0,
    owners: [],
    week_steps_missing: 0,
  };
};

describe('the rows of the roadmap', () => {
  const ids = (of: string) => stepRows(roadmap(), of).map(({ id, depth }) => `${id}${depth}`);
  it('follow goals, actions and milestones', () => {
    expect(ids('')).toEqual(['g0', 'a1', 'm2', 'b1', 'h0', 'loose1', 'n1']);
  });
  it('can be those of one goal, or milestones alone', () => {
    expect(ids('h')).toEqual(['h0']);
    expect(ids('g')).toEqual(['g0', 'a1', 'm2', 'b1']);
    expect(ids('milestones')).toEqual(['m1', 'n1']);
  });
});

describe('keys', () => {
  const key = (name: string, altKey = false, shiftKey = false) => ({ key: name, altKey, shiftKey });
  it('walk and move', () => {
    expect(meaning(key('ArrowDown'), false)).toEqual({ rows: 1 });
    expect(meaning(key('ArrowRight', true), false)).toEqual({ days: 1 });
    expect(meaning(key('ArrowLeft', true, true), false)).toEqual({ days: -7 });
    expect(meaning(key('ArrowLeft'), false)).toBeNull();
  });
  it('are mirrored with the language', () => {
    expect(meaning(key('ArrowLeft', true), true)).toEqual({ days: 1 });
    expect(meaning(key('ArrowRight', true, true), true)).toEqual({ days: -7 });
  });
});

it('marks of the chart name their record', () => {
  expect(stepOfPart('action-0190-x')).toEqual({ kind: 'action', id: '0190-x' });
  expect(stepOfPart('heading-loose')).toBeNull();
});
