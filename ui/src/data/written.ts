/** Files that were written from this window: said, and opened by keys. The page does not know where they lie. */
import type { Exported, WrittenFile } from '../bindings';
import { exportedText } from '../text/exported';
import { run } from './call';
import { toasts, type Way } from './toasts.svelte';

/** What can be done with a file; nothing with one that was written elsewhere. */
export function waysOf(file: WrittenFile | null | undefined): Way[] {
  if (!file) return [];
  const { key, opens } = file;
  const open = { textId: 'written-open', run: () => void run('open_written_file', { key }) };
  const show = { textId: 'written-show', run: () => void run('show_written_file', { key }) };
  return opens ? [open, show] : [show];
}

/** Says that a file was written, with what people should know of it and the ways to it. */
export function sayWritten(said: string, file: Exported) {
  toasts.say(exportedText(said, file), undefined, waysOf(file.file));
}
