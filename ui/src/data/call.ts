/** Calls commands, typed by the table; holds the only `catch` of the page. */
import { type Commands, commandTable, type Failure } from '../bindings';
import { platform, type Whole } from '../platform';
import { answers } from './answers.svelte';
import { desk } from './desk.svelte';
import { tickAsked } from './ticks';
import { asFailure, failureText } from '../text/failure';
import { toasts } from './toasts.svelte';

export type CommandName = keyof Commands;
export type Args<N extends CommandName> = Commands[N]['args'];
export type Returns<N extends CommandName> = Commands[N]['returns'];

/** How a call ended. */
export type Outcome<T> =
  { ok: true; value: T } | { ok: false; cancelled: true; failure?: undefined } | { ok: false; cancelled: false; failure: Failure };

/** What the window calls when the desk has changed by itself. */
export const STIR = 'paideia-stir';

/** Refusals that are no fault of what was asked: the plan's file cannot be written. */
const OF_THE_FILE = new Set([
  'file_moved',
  'written_by_others',
  'read_only',
  'disk_full',
  'no_permission',
  'in_use',
  'sql',
  'unreadable',
  'damaged',
  'log_differs',
]);

/** What a form that is being saved was filled with. */
let form: { at: number; told?: number } | undefined;

/** Saves what was filled at one revision: what others changed since is not written over before it was told. */
export async function saveFrom<T>(filled: { at: number; told?: number }, save: () => Promise<T>): Promise<T> {
  form = filled;
  try {
    return await save();
  } finally {
    form = undefined;
  }
}

/** Calls a command and says how it ended; never throws. */
export async function call<N extends CommandName>(name: N, args: Args<N>): Promise<Outcome<Returns<N>>> {
  const putBack = tickAsked();
  const before = answers.changedAt;
  try {
    const reply = await platform().call(name, args as Record<string, unknown>, {
      revision: answers.revision,
      ...(commandTable[name].effect === 'write' && form ? { form } : {}),
    });
    if ('cancelled' in reply) return { ok: false, cancelled: true };
    answers.note(reply.revision, reply.touched);
    if (commandTable[name].effect === 'write') answers.isLastWriteIdle = answers.changedAt === before;
    if (commandTable[name].effect === 'write' || name === 'move_plan') desk.noteWriting(true);
    // Who holds no answer is sent no difference.
    return { ok: true, value: (reply as Whole).value as Returns<N> };
  } catch (thrown) {
    const failure = asFailure(thrown);
    putBack?.();
    if (commandTable[name].effect === 'write' && OF_THE_FILE.has(failure.code)) desk.noteWriting(false);
    if (failure.code === 'file_moved') desk.moved = failure;
    // A refusal brings no revision, and may have made what is known of the team another.
    if (commandTable[name].effect !== 'read') dispatchEvent(new Event(STIR));
    return { ok: false, cancelled: false, failure };
  }
}

/** Calls a command and tells the person when it is refused; `undefined` when it did not happen. */
export async function run<N extends CommandName>(name: N, args: Args<N>): Promise<Returns<N> | undefined> {
  const outcome = await call(name, args);
  if (outcome.ok) return outcome.value;
  if (!outcome.cancelled) toasts.fail(failureText(outcome.failure));
  return undefined;
}

/** Calls a command and says whether it happened; a refusal is shown. */
export async function done<N extends CommandName>(name: N, args: Args<N>): Promise<boolean> {
  const outcome = await call(name, args);
  if (!outcome.ok && !outcome.cancelled) toasts.fail(failureText(outcome.failure));
  return outcome.ok;
}
