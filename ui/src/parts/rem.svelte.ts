/** What one `rem` is in pixels: for what is placed by numbers and must grow with the size of texts. */

class Rem {
  px = $state(16);

  constructor() {
    if (typeof MutationObserver === 'undefined') return;
    this.#measure();
    new MutationObserver(() => this.#measure()).observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  }

  #measure() {
    this.px = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  }
}

export const rem = new Rem();
