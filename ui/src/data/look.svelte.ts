/** How large the page is on this machine: zoom of the whole window, size of texts, and what that means in pixels. */
import { call } from './call';
import { settings } from './settings.svelte';

/** In per cent of the usual size. */
export const TEXT_SIZES = [100, 112, 125, 150] as const;

const USUAL_PX = 16;

class Look {
  /** What the window was told last. */
  #shown = 100;

  get zoom(): number {
    return settings.getForAll('zoom', 100);
  }
  set zoom(percent: number) {
    settings.setForAll('zoom', percent);
  }

  get textSize(): number {
    const stored = settings.getForAll<number>('text_size', 100);
    return TEXT_SIZES.find((size) => size === stored) ?? 100;
  }
  set textSize(percent: number) {
    settings.setForAll('text_size', percent);
  }

  /** Pixels of one `rem`: for what is drawn by numbers and must grow with the texts. */
  get rem(): number {
    return (USUAL_PX * this.textSize) / 100;
  }

  /** Brings the window to what is remembered. The window's own zoom makes the page's `px` larger, as in a browser. */
  apply() {
    document.documentElement.style.fontSize = this.textSize === 100 ? '' : `${this.textSize}%`;
    if (this.zoom === this.#shown) return;
    this.#shown = this.zoom;
    // WebKit widens the lines of drawings by the zoom a second time: what draws lines divides by it.
    document.documentElement.style.setProperty('--zoom', String(this.zoom / 100));
    void call('zoom', { percent: this.zoom });
  }
}

export const look = new Look();
