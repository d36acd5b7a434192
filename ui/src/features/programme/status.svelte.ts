/** Bringing events to another status: the steps that the program allows, and the question why where one needs a reason. */
import type { EventStatus, StatusRule } from '../../bindings';
import { done } from '../../data/call';
import { query } from '../../data/query.svelte';

/** A step that waits for its reason. */
export interface Asked {
  ids: readonly string[];
  status: EventStatus;
  title: string;
}

export interface StatusSteps {
  /** What the person is being asked about. */
  asked: Asked | null;
  /** Where an event can go, the most usual first. */
  from: (status: EventStatus) => readonly EventStatus[];
  needsReason: (status: EventStatus) => boolean;
  /** Takes the step, or asks why first. */
  take: (ids: readonly string[], status: EventStatus, title: string) => Promise<boolean>;
}

/** Call it while a component is set up. */
export function statusSteps(): StatusSteps {
  const rules = query('list_status_rules', () => ({}));
  const rule = (status: EventStatus): StatusRule | undefined => rules.value?.find((one) => one.status === status);
  let asked = $state.raw<Asked | null>(null);
  const needsReason = (status: EventStatus) => rule(status)?.needs_reason ?? false;
  return {
    get asked() {
      return asked;
    },
    set asked(value) {
      asked = value;
    },
    from: (status) => rule(status)?.steps ?? [],
    needsReason,
    async take(ids, status, title) {
      if (needsReason(status)) {
        asked = { ids, status, title };
        return false;
      }
      return done('set_event_status', { ids: [...ids], status, reason: null });
    },
  };
}
