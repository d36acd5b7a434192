/** Matches keys to shortcuts such as `Ctrl+Shift+Z`; on a Mac the command key stands for Ctrl. */

/** Whether a key press is the shortcut. */
export function matchesKeys(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.toLowerCase().split('+');
  const key = parts.at(-1) ?? '';
  return (
    event.key.toLowerCase() === key &&
    (event.ctrlKey || event.metaKey) === parts.includes('ctrl') &&
    // Which signs need Shift is a matter of the keyboard: `?` is one everywhere.
    (event.shiftKey === parts.includes('shift') || /^[^a-z0-9]$/.test(key)) &&
    event.altKey === parts.includes('alt')
  );
}

/**
 * Ctrl Z and Ctrl Shift Z while writing take typing back; the browser of the Linux window does not know these keys by
 * itself. Everywhere else they belong to the plan.
 */
export function undoTyping(event: KeyboardEvent): void {
  if (event.defaultPrevented || !isWriting(event) || isOfPlan(event)) return;
  const isRedo = matchesKeys(event, 'Ctrl+Shift+Z') || matchesKeys(event, 'Ctrl+Y');
  if (!isRedo && !matchesKeys(event, 'Ctrl+Z')) return;
  event.preventDefault();
  document.execCommand(isRedo ? 'redo' : 'undo');
}

/** Whether undo is that of the plan although a field has the focus: a cell in which nothing has been written. */
export function isOfPlan(event: KeyboardEvent): boolean {
  const isUndo = ['Ctrl+Z', 'Ctrl+Shift+Z', 'Ctrl+Y'].some((keys) => matchesKeys(event, keys));
  return isUndo && event.target instanceof HTMLElement && event.target.dataset['unwritten'] !== undefined;
}

/** Whether the person is writing, so that undo belongs to the text and not to the plan. */
export function isWriting(event: KeyboardEvent): boolean {
  const element = event.target;
  if (element instanceof HTMLTextAreaElement) return true;
  if (!(element instanceof HTMLInputElement)) return false;
  return !['checkbox', 'radio', 'button', 'range', 'submit'].includes(element.type);
}

/** The menu of the web view offers what a program has not, such as to load it anew: only fields keep theirs. */
export function keepMenu(event: MouseEvent): void {
  const field = event.target instanceof Element ? event.target.closest('input, textarea') : null;
  if (!field) event.preventDefault();
}

/** To choose everything means the words of a field, and never every button of the page. */
export function keepSelection(event: KeyboardEvent): void {
  if (matchesKeys(event, 'Ctrl+A') && !isWriting(event)) event.preventDefault();
}

const GOES = new Set(['Tab', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']);

/**
 * Tells the styles whether somebody goes by keys. Where the pointer was used before, WebKit shows no focus that a script
 * has moved, and so no place in a list that one walks with the arrow keys.
 */
export function watchKeys(page: Document): void {
  page.addEventListener('keydown', ({ key }) => GOES.has(key) && (page.documentElement.dataset['keys'] = ''), true);
  page.addEventListener('pointerdown', () => delete page.documentElement.dataset['keys'], true);
}
