/** The plan on the desk: what every screen may know, and the tick that makes live queries run again. */
import type { AppState, OpenPlan } from '../bindings';

class Desk {
  /** What the program said last; `null` before the first answer. */
  state = $state.raw<AppState | null>(null);
  /** Rises with every change of the plan, of the plan on the desk, or of its chosen week. */
  tick = $state(0);
  revision = $state(0);
  /** Number of calls that are under way and may take long. */
  busy = $state(0);

  get plan(): OpenPlan | null {
    return this.state?.plan ?? null;
  }

  /** Takes note of a reply. */
  noteRevision(revision: number) {
    if (revision === this.revision) return;
    this.revision = revision;
    this.tick += 1;
  }

  /** Makes all live queries run again. */
  refresh() {
    this.tick += 1;
  }
}

/** The one desk of this window. */
export const desk = new Desk();
