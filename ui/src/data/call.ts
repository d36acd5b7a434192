/** Calls commands, typed by the table; holds the only `catch` of the page. */
import type { Commands, Failure } from '../bindings';
import { platform } from '../platform';
import { desk } from './desk.svelte';
import { asFailure, failureText } from '../text/failure';
import { toasts } from './toasts.svelte';

export type CommandName = keyof Commands;
export type Args<N extends CommandName> = Commands[N]['args'];
export type Returns<N extends CommandName> = Commands[N]['returns'];

/** How a call ended. */
export type Outcome<T> =
  { ok: true; value: T } | { ok: false; cancelled: true; failure?: undefined } | { ok: false; cancelled: false; failure: Failure };

/** Commands that change what is on the desk without a new revision of the plan. */
const changesDesk: ReadonlySet<CommandName> = new Set<CommandName>([
  'open_plan',
  'new_plan',
  'sample_plan',
  'open_recent',
  'forget_recent',
  'close_plan',
  'choose_week',
  'look_at',
  'copy_to_local_disk',
  'restore_safety_copy',
]);

/** Calls a command and says how it ended; never throws. */
export async function call<N extends CommandName>(name: N, args: Args<N>): Promise<Outcome<Returns<N>>> {
  try {
    const reply = await platform().call(name, args as Record<string, unknown>);
    if ('cancelled' in reply) return { ok: false, cancelled: true };
    if (changesDesk.has(name)) desk.refresh();
    desk.noteRevision(reply.revision);
    return { ok: true, value: reply.value as Returns<N> };
  } catch (thrown) {
    return { ok: false, cancelled: false, failure: asFailure(thrown) };
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
