/** Refusals that a person may overrule: the plan lies where it can be damaged. */
import type { Failure } from '../../bindings';

const RISKS: ReadonlySet<string> = new Set(['in_synced_folder', 'on_network']);

/** Whether opening was refused only because of the place. */
export function isRisk(failure: Failure): boolean {
  return RISKS.has(failure.code);
}
