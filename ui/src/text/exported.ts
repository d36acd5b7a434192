/** What is said of a file that was written: that it was, and what people should know of it. */

import type { Exported } from '../bindings';
import { noticeText } from './labels';

export function exportedText(said: string, { notices }: Exported): string {
  return [said, ...notices.map(noticeText)].join(' ');
}
