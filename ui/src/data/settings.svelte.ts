/** What this machine remembers: language, theme, the last screen, filters. Written a moment after the last change. */
import { untrack } from 'svelte';
import type { Settings } from '../bindings';
import { call } from './call';
import { desk } from './desk.svelte';

const WRITE_AFTER_MS = 400;

/** Where the pieces of the plans' screens are kept, the plan used last at the end. */
const OF_PLANS = 'of_plans';
/** Of how many plans the screens are remembered; the one unused for longest is forgotten first. */
const PLANS_KEPT = 20;

interface PlanPage {
  id: string;
  page: Record<string, unknown>;
}

function planPages({ page }: Settings): readonly PlanPage[] {
  const stored = page[OF_PLANS];
  return Array.isArray(stored) ? (stored as PlanPage[]) : [];
}
const planId = () => desk.plan?.id ?? '';
const given = <T>(stored: unknown, otherwise: T): T => (stored === undefined || stored === null ? otherwise : (stored as T));

class Remembered {
  value = $state.raw<Settings>({ language: '', theme: 'system', author: '', screen: 'overview', page: {} });
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes what the program has stored. */
  load(settings: Settings) {
    this.value = settings;
  }

  /** Reads anew what the program has stored. A change that waits to be written is dropped. */
  async reload() {
    clearTimeout(this.#timer);
    const outcome = await call('get_app_state', {});
    if (outcome.ok) this.load(outcome.value.settings);
  }

  /** Changes some settings. */
  change(part: Partial<Settings>) {
    // Untracked: an effect that remembers something must not run again because of it.
    this.value = { ...untrack(() => this.value), ...part };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.write(), WRITE_AFTER_MS);
  }

  /** Changes the language at once; the program then says everything again in it. */
  async speak(language: string) {
    this.change({ language });
    await this.write();
  }

  /** Writes what has changed, now. */
  async write() {
    clearTimeout(this.#timer);
    await call('set_settings', { settings: this.value });
  }

  /**
   * A remembered piece of a screen, such as its filters and columns. It belongs to the plan on the desk: filters name
   * its records, and would hide everything in another one.
   */
  get<T>(key: string, otherwise: T): T {
    return given(planPages(this.value).find(({ id }) => id === planId())?.page[key], otherwise);
  }

  /** Remembers a piece of a screen for the plan on the desk. */
  set(key: string, stored: unknown) {
    const pages = planPages(untrack(() => this.value));
    const id = untrack(planId);
    const page = { ...pages.find((plan) => plan.id === id)?.page, [key]: stored };
    this.#change(OF_PLANS, [...pages.filter((plan) => plan.id !== id).slice(1 - PLANS_KEPT), { id, page }]);
  }

  /** A remembered piece that is the same whatever plan is open, such as the zoom. */
  getForAll<T>(key: string, otherwise: T): T {
    return given(this.value.page[key], otherwise);
  }

  setForAll(key: string, stored: unknown) {
    this.#change(key, stored);
  }

  #change(key: string, stored: unknown) {
    this.change({ page: { ...untrack(() => this.value).page, [key]: stored } });
  }
}

export const settings = new Remembered();
