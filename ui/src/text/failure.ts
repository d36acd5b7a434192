/** Refusals, as code and values; the sentences are in the locale files. */
import type { Failure, Problem } from '../bindings';
import { hasText } from './text.svelte';
import { tv } from './values';

export type { Failure };

/** Whatever was thrown, as a refusal. */
export function asFailure(thrown: unknown): Failure {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown) {
    const { code, values, problems } = thrown as Partial<Failure>;
    return { code: String(code), values: values ?? {}, problems: problems ?? [] };
  }
  return { code: 'unexpected', values: { detail: String(thrown) }, problems: [] };
}

/** The sentence for a refusal. */
export function failureText(failure: Failure): string {
  // Whoever looks at the page has typed no arguments: where the terminal names them, the page has words of its own.
  const page = `error-${failure.code}-page`;
  const id = hasText(page) ? page : `error-${failure.code}`;
  return hasText(id) ? tv(id, failure.values) : tv('error-unexpected', { detail: failure.code, ...failure.values });
}

/** What the words for a problem need of it. */
type Said = Pick<Problem, 'code' | 'values'>;

/** The sentence for a problem. */
export function problemText(problem: Said): string {
  const id = `problem-${problem.code}`;
  // A value that was refused while saving has the sentence of the refusal.
  return hasText(id) ? tv(id, problem.values) : tv(`error-${problem.code}`, problem.values);
}

/** The problems of one field of a form. */
export function problemsOf(problems: readonly Problem[], field: string): Problem[] {
  return problems.filter((problem) => problem.field === field);
}

/** What kind of problem it is: its code, and its reason where that has a name of its own. */
export function problemKind({ code, values }: Said): string {
  const own = `${code}-${values['reason'] ?? ''}`;
  return hasText(`problem-${own}-name`) ? own : code;
}

/** What kind of problem it is, in two or three words. */
export function problemName(problem: Said): string {
  const id = `problem-${problemKind(problem)}-name`;
  return hasText(id) ? tv(id, problem.values) : problemText(problem);
}
