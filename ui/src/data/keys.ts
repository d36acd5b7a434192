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
  if (event.defaultPrevented || !isWriting(event)) return;
  const isRedo = matchesKeys(event, 'Ctrl+Shift+Z') || matchesKeys(event, 'Ctrl+Y');
  if (!isRedo && !matchesKeys(event, 'Ctrl+Z')) return;
  event.preventDefault();
  document.execCommand(isRedo ? 'redo' : 'undo');
}

/** Whether the person is writing, so that undo belongs to the text and not to the plan. */
export function isWriting(event: KeyboardEvent): boolean {
  const element = event.target;
  if (element instanceof HTMLTextAreaElement) return true;
  if (!(element instanceof HTMLInputElement)) return false;
  return !['checkbox', 'radio', 'button', 'range', 'submit'].includes(element.type);
}
