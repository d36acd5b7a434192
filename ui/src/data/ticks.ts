/**
 * Boxes and choices that are saved as they are pressed go back when that is refused: a tick that was not saved must not
 * look as if it were. Boxes of a form, which is saved later, and words that were typed stay as they are.
 */

/** Puts what was pressed in this moment back. */
let wayBack: (() => void) | null = null;
/** Which button of its group was chosen before. */
let chosen: HTMLInputElement | null = null;

const boxOf = (event: Event): HTMLInputElement | null => {
  const target = event.target instanceof Element ? event.target : null;
  const box = target instanceof HTMLInputElement ? target : target?.closest('label')?.control;
  return box instanceof HTMLInputElement && ['checkbox', 'radio'].includes(box.type) ? box : null;
};

function before(event: Event) {
  const box = boxOf(event);
  if (box?.type !== 'radio') return;
  const group = document.querySelectorAll<HTMLInputElement>(`input[type="radio"][name="${CSS.escape(box.name)}"]`);
  chosen = [...group].find(({ checked }) => checked) ?? null;
}

function pressed(event: Event) {
  const box = boxOf(event);
  if (!box) return;
  const [is, was] = [box.checked, chosen];
  wayBack = () => {
    if (box.type === 'checkbox') box.checked = !is;
    else if (was) was.checked = true;
    else box.checked = false;
  };
  // What is asked for later than in this press is something else.
  setTimeout(() => (wayBack = null));
}

/** Watches the page; once, at the start. */
export function watchTicks(page: Document) {
  page.addEventListener('pointerdown', before, true);
  page.addEventListener('keydown', before, true);
  page.addEventListener('change', pressed, true);
}

/** What puts back the box whose press is being answered; `null` where there is none. */
export function tickAsked(): (() => void) | null {
  return wayBack;
}
