/**
 * Actions: one object for each thing that can be done, used by button, menu, palette and keys.
 *
 * Its label is the text with the same id. Screens add theirs while they are shown.
 */
import { untrack } from 'svelte';
import { t } from '../text';
import { answers } from './answers.svelte';
import { type CommandName, done, run } from './call';
import { changeText } from '../text/labels';
import { canRun, desk } from './desk.svelte';
import { router } from './router.svelte';
import { toasts } from './toasts.svelte';
import { sayWritten } from './written';
import type { IconName } from '../design/icons';

export interface Action {
  /** Also the id of its label. */
  id: string;
  icon: IconName;
  run: () => void | Promise<void>;
  /** Such as `Ctrl+N`; matched by `matchesKeys`. */
  keys?: string;
  /** `false` keeps it out of sight; read reactively. */
  isAvailable?: () => boolean;
  /** What it does in the end: it is disabled while that command would be refused, such as while somebody looks back. */
  command?: CommandName;
}

class Actions {
  #sets = $state.raw<Action[][]>([]);

  /** All actions that can be done now. */
  get list(): Action[] {
    return this.#sets.flat().filter((action) => action.isAvailable?.() ?? true);
  }

  /** Adds actions; the returned function takes them away again: `$effect(() => actions.add(list))`. */
  add(list: Action[]): () => void {
    // Untracked: an effect that adds actions must not run again because actions were added.
    untrack(() => (this.#sets = [...this.#sets, list]));
    return () => {
      this.#sets = this.#sets.filter((set) => set !== list);
    };
  }
}

export const actions = new Actions();

/** Whether an action can be done now; where not, it is shown disabled. Read reactively. */
export function canDo(action: Action): boolean {
  return action.command === undefined || canRun(action.command);
}

/** The label of an action. */
export function labelOf(action: Action): string {
  return t(action.id);
}

export const undo: Action = {
  id: 'action-undo',
  icon: 'undo',
  keys: 'Ctrl+Z',
  isAvailable: () => Boolean(desk.plan?.undo) && desk.canChange,
  async run() {
    const next = desk.plan?.undo;
    // A key pressed once too often takes back nothing that was done weeks ago.
    if (next && desk.plan?.is_undo_older)
      toasts.say(t('undo-older', { change: changeText(next) }), undefined, [{ textId: 'undo-older-do', run: () => void undoLast() }]);
    else await undoLast();
  },
};

async function undoLast() {
  const label = await run('undo', {});
  if (label) toasts.say(t('undo-done', { change: changeText(label) }));
}

export const redo: Action = {
  id: 'action-redo',
  icon: 'redo',
  keys: 'Ctrl+Shift+Z',
  isAvailable: () => Boolean(desk.plan?.redo) && desk.canChange,
  async run() {
    const label = await run('redo', {});
    if (label) toasts.say(t('redo-done', { change: changeText(label) }));
  },
};

/** From a state of the past to today. */
export const backToToday: Action = {
  id: 'look_back-today',
  icon: 'undo',
  isAvailable: () => Boolean(desk.plan?.as_of),
  async run() {
    if (await done('look_at', { as_of: null })) toasts.speak(t('look_back-today_spoken'));
  },
};

export const closePlan: Action = {
  id: 'action-close_plan',
  icon: 'x',
  isAvailable: () => desk.plan !== null,
  run: async () => void (await done('close_plan', {})),
};

/** Begins a new event; the programme has its own while it is shown. */
export const newEvent: Action = {
  id: 'action-new_event',
  icon: 'plus',
  keys: 'Ctrl+N',
  isAvailable: () => desk.canChange,
  command: 'save_event',
  run: () => router.go('programme', { new: '1' }),
};

export const saveCopy: Action = {
  id: 'action-save_copy',
  icon: 'file',
  async run() {
    const copy = await run('save_copy', {});
    if (copy) sayWritten(t('parts-saved', { name: copy.name }), copy);
  },
};

export const exportPaper: Action = { id: 'action-export_paper', icon: 'gavel', run: () => router.go('council') };

/** Takes back the change of a moment, as long as it is the last one: another is never taken back in its place. */
export async function takeBackOf(changedAt: number) {
  if (answers.changedAt === changedAt) await undo.run();
  else toasts.fail(t('undo-passed'));
}

/** The button of a message about a change that can be taken back. */
export const takeBack = { textId: 'action-undo', run: (changedAt: number) => void takeBackOf(changedAt) };
