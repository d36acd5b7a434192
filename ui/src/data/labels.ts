/** Sentences for labels and notices that the program sends as code and values. */
import type { Label, Notice, Remedy } from '../bindings';
import { tv } from '../text';

/** What a change did: "move session". */
export function changeText(label: Label): string {
  return tv(`change-${label.code}`, label.values);
}

/** Something to tell. */
export function noticeText(notice: Notice): string {
  return tv(`notice-${notice.code}`, notice.values);
}

/** The label of a remedy's button. */
export function remedyText(remedy: Remedy): string {
  return tv(`remedy-${remedy.code}`, remedy.values);
}
