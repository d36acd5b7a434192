/** The twin of the window for tests: answers come from a map of functions, writes raise the revision. */
import type { Commands, Failure } from '../bindings';
import { commandKinds } from '../bindings';
import type { Platform } from '.';

/** Answers by name; what is missing is refused with `not_answered`. */
export type Answers = {
  [N in keyof Commands]?: (args: Commands[N]['args']) => Commands[N]['returns'];
};

/** A platform that answers from memory and remembers what was asked. */
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
      if (commandKinds[name as keyof Commands] === 'write') revision += 1;
      return { revision, value };
    },
  };
  return Object.assign(platform, { calls });
}

/** What an answer returns when the person closed the dialog. */
export const CANCELLED = Symbol('cancelled') as never;

/** A refusal as the program would send it. */
export function refuse(code: string, values: Record<string, string> = {}): Failure {
  return { code, values, problems: [] };
}
