/** Which screen is shown, and what it is asked to show. No addresses: the last screen is remembered in the settings. */
import { untrack } from 'svelte';
import { settings } from './settings.svelte';

export type Filter = { readonly [name: string]: string | undefined };

export interface Place {
  screen: string;
  /** What the screen is to show, such as `{ event: id }` or `{ day: '2027-05-04' }`. */
  filter: Filter;
}

class Router {
  place = $state.raw<Place>({ screen: 'overview', filter: {} });
  #back: Place[] = [];

  /** Shows a screen. */
  go(screen: string, filter: Filter = {}) {
    this.#back = [...this.#back.slice(-49), untrack(() => this.place)];
    this.place = { screen, filter };
    settings.change({ screen });
  }

  /** Shows the place before this one. */
  back() {
    const last = this.#back.pop();
    if (!last) return;
    this.place = last;
    settings.change({ screen: last.screen });
  }

  /** Begins at the remembered screen. */
  start(screen: string) {
    this.#back = [];
    this.place = { screen, filter: {} };
  }
}

export const router = new Router();
