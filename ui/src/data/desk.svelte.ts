/** The plan on the desk: what every screen may know. */
import { type AppState, type Commands, commandTable, type Failure, type OpenPlan } from '../bindings';

class Desk {
  /** What the program said last; `null` before the first answer. */
  state = $state.raw<AppState | null>(null);
  /** Number of calls that are under way and may take long. */
  busy = $state(0);
  /** Set when the file of the open plan was found gone from its place, until the person has answered. */
  moved = $state.raw<Failure | null>(null);
  /** The plan whose last change could not be written into its file. */
  #unsaved = $state<string | null>(null);

  get plan(): OpenPlan | null {
    return this.state?.plan ?? null;
  }

  /** Whether the last change of the open plan did not get into its file. Read reactively. */
  get isUnsaved(): boolean {
    return this.plan !== null && this.#unsaved === this.plan.id;
  }

  /** Notes how writing into the plan's file went. */
  noteWriting(wasWritten: boolean) {
    this.#unsaved = wasWritten ? null : (this.plan?.id ?? null);
  }

  /** Whether the plan can be changed: it is open, nobody looks back, and whoever is here is no reader. Read reactively. */
  get canChange(): boolean {
    return this.plan !== null && !this.plan.as_of && !this.plan.is_reader;
  }
}

/** The one desk of this window. */
export const desk = new Desk();

/** Whether the plan can be changed now; what changes it is shown disabled while somebody looks back. */
export function canChange(): boolean {
  return desk.canChange;
}

/** Whether a command would be refused as things stand, by its line in the table. Read reactively. */
export function canRun(name: keyof Commands): boolean {
  const { effect, needs_today } = commandTable[name];
  if (needs_today) return desk.canChange;
  return effect === 'app' || desk.plan !== null;
}
