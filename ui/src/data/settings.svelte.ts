/** What this machine remembers: language, theme, the last screen, filters. Written a moment after the last change. */
import { untrack } from 'svelte';
import type { Settings } from '../bindings';
import { call } from './call';
import { desk } from './desk.svelte';

const WRITE_AFTER_MS = 400;

class Remembered {
  value = $state.raw<Settings>({ language: '', theme: 'system', author: '', screen: 'overview', page: {} });
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes what the program has stored; once at the start. */
  load(settings: Settings) {
    this.value = settings;
  }

  /** Changes some settings. */
  change(part: Partial<Settings>) {
    // Untracked: an effect that remembers something must not run again because of it.
    this.value = { ...untrack(() => this.value), ...part };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.write(), WRITE_AFTER_MS);
  }

  /** Changes the language, and lets the program say everything again in it. */
  async speak(language: string) {
    this.change({ language });
    await this.write();
    desk.refresh();
  }

  /** Writes what has changed, now. */
  async write() {
    clearTimeout(this.#timer);
    await call('set_settings', { settings: this.value });
  }

  /** A remembered piece of a screen, such as its filters. */
  get<T>(key: string, otherwise: T): T {
    const stored = this.value.page[key];
    return stored === undefined || stored === null ? otherwise : (stored as T);
  }

  /** Remembers a piece of a screen. */
  set(key: string, stored: unknown) {
    this.change({ page: { ...untrack(() => this.value).page, [key]: stored } });
  }
}

export const settings = new Remembered();
