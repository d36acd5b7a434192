/** The marks of how something stands: the same on every card. */
import type { CardStatus } from '../bindings';
import type { IconName } from '../design/icons';

export const statusIcons: Record<CardStatus, IconName> = { good: 'check', watch: 'warning', bad: 'block' };
