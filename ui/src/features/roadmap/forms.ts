/** What the forms of the roadmap ask, and with what a new record begins. */
import type { AnyRecord, Milestone, Subject, Week } from '../../bindings';
import { blanks, words } from '../../bindings';
import type { FieldSpec } from '../../cards/RecordForm.svelte';
import type { Option } from '../../parts/Select.svelte';
import { t } from '../../text';

export const STATUSES = words.RoadmapStatus;

/** Whether people want to know why. */
export const needsWords = (status: unknown) => status === 'behind' || status === 'postponed';

export const statusOptions = (): Option[] => STATUSES.map((value) => ({ value, label: t(`roadmap-status-${value}`) }));

export function goalFields(owners: readonly string[]): FieldSpec[] {
  return [
    { name: 'title', required: true, wide: true },
    { name: 'description', kind: 'long' },
    { name: 'measure', wide: true },
    { name: 'owner', list: owners },
    { name: 'status', options: statusOptions() },
    { name: 'explanation', kind: 'long', when: (draft) => needsWords(draft['status']) },
    { name: 'starts_on', kind: 'date' },
    { name: 'due_on', kind: 'date' },
    { name: 'revised_due_on', kind: 'date' },
  ];
}

export function actionFields(owners: readonly string[], goals: readonly Option[]): FieldSpec[] {
  return [
    { name: 'title', required: true, wide: true },
    { name: 'goal_id', options: goals, emptyLabel: t('roadmap-no_goal') },
    { name: 'owner', list: owners },
    { name: 'measure', wide: true },
    { name: 'involved' },
    { name: 'resources' },
    { name: 'source' },
    { name: 'status', options: statusOptions() },
    { name: 'explanation', kind: 'long', when: (draft) => needsWords(draft['status']) },
    { name: 'starts_on', kind: 'date' },
    { name: 'due_on', kind: 'date' },
    { name: 'revised_due_on', kind: 'date' },
    { name: 'done_on', kind: 'date', when: (draft) => draft['status'] === 'achieved' || Boolean(draft['done_on']) },
  ];
}

export interface Choices {
  owners: readonly string[];
  weeks: readonly Option[];
  actions: readonly Option[];
  milestones: readonly Option[];
}

export function milestoneFields({ owners, weeks, actions, milestones }: Choices): FieldSpec[] {
  return [
    { name: 'title', required: true, wide: true },
    { name: 'due_on', kind: 'date', required: true },
    { name: 'revised_due_on', kind: 'date' },
    { name: 'responsible', list: owners },
    { name: 'done_on', kind: 'date' },
    { name: 'week_id', options: weeks, emptyLabel: t('roadmap-no_week') },
    { name: 'action_id', options: actions, emptyLabel: t('roadmap-no_action') },
    { name: 'explanation', kind: 'long', when: (draft) => Boolean(draft['revised_due_on']) },
    { name: 'after_ids', several: milestones, wide: true },
  ];
}

export function taskFields(owners: readonly string[]): FieldSpec[] {
  return [
    { name: 'title', required: true, wide: true },
    { name: 'assignee', list: owners },
    { name: 'due_on', kind: 'date' },
    { name: 'done_on', kind: 'date' },
    { name: 'note', kind: 'long' },
  ];
}

/** A step of the roadmap that a form is open for. */
export type Editing = Extract<AnyRecord, { table: 'goal' | 'action' | 'milestone' | 'task' }>;

export const newGoal = (today: string): Editing => ({
  ...blanks.goal,
  starts_on: today,
});

export const newAction = (goalId: string | null, today: string): Editing => ({
  ...blanks.action,
  goal_id: goalId,
  starts_on: today,
});

export const newMilestone = (week: Week | null, actionId: string | null, today: string): Editing => ({
  ...blanks.milestone,
  week_id: actionId ? null : (week?.id ?? null),
  action_id: actionId,
  due_on: today,
});

export const newTask = (assignee: string, due: string | null): Editing => ({ ...blanks.task, assignee, due_on: due });

/** Milestones that may come before another one: all but itself. */
export const before = (milestones: readonly Milestone[], id: string): Option[] =>
  milestones.filter((milestone) => milestone.id !== id).map(({ id: value, title }) => ({ value, label: title }));

/** The tables that notes, tasks and tags of the roadmap are about. */
export type StepKind = Extract<Subject, 'goal' | 'action' | 'milestone'>;
