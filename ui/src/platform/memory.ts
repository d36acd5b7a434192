/** The twin of the window for tests: answers come from a map of functions, writes raise the revision. */
import type { Commands, Failure } from '../bindings';
import { commandTable } from '../bindings';
import type { Platform, Touched } from '.';

/** Answers by name; what is missing is refused with `not_answered`. */
export type Answers = {
  [N in keyof Commands]?: (args: Commands[N]['args']) => Commands[N]['returns'];
};

/** Everything may have changed. */
const EVERYTHING: Touched = { desk: null };

/**
 * A platform that answers from memory and remembers what was asked. What is not asked again by itself (writes, and
 * whatever changes the desk) touches everything, as the window says when it does not know better.
 */
export function memoryPlatform(answers: Answers) {
  let revision = 1;
  const calls: { name: string; args: Record<string, unknown> }[] = [];
  const platform: Platform = {
    async call(name, args) {
      calls.push({ name, args });
      const answer = (answers as Record<string, ((args: unknown) => unknown) | undefined>)[name];
      if (!answer) throw refuse('not_answered', { name });
      const value = answer(args);
      if (value === CANCELLED) return { cancelled: true };
      const touches = isKnown(name) && changes(name);
      if (touches) revision += 1;
      return { revision, touched: touches ? EVERYTHING : {}, value };
    },
  };
  return Object.assign(platform, { calls });
}

function isKnown(name: string): name is keyof Commands {
  return Object.hasOwn(commandTable, name);
}

/** Whether what the screens show may be another after a command. */
function changes(name: keyof Commands): boolean {
  const { effect, reads } = commandTable[name];
  // Settings and progress are the program's own; a real window says so itself.
  return effect === 'write' || (effect === 'app' && reads === null && !/^(get|set|list|stop)_/.test(name));
}

/** What an answer returns when the person closed the dialog. */
export const CANCELLED = Symbol('cancelled') as never;

/** A refusal as the program would send it. */
export function refuse(code: string, values: Record<string, string> = {}): Failure {
  return { code, values, problems: [] };
}
