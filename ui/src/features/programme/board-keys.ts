/** Which block the arrow keys go to next: by room and time, without a map of pixels. */
import type { Block } from './layout';

export type Towards = 'up' | 'down' | 'forward' | 'back';

/** The block to go to; `undefined` at the edge of the board. */
export function neighbour(blocks: readonly Block[], from: Block, towards: Towards): Block | undefined {
  const index = blocks.findIndex((block) => block.session.id === from.session.id);
  if (towards === 'up' || towards === 'down') {
    const next = blocks[index + (towards === 'down' ? 1 : -1)];
    return next?.column === from.column ? next : undefined;
  }
  const isAhead = (block: Block) => (towards === 'forward' ? block.column > from.column : block.column < from.column);
  const distance = (block: Block) => Math.abs(block.column - from.column) * 10_000 + Math.abs(block.from - from.from);
  return blocks
    .filter(isAhead)
    .reduce<Block | undefined>((best, block) => (best && distance(best) <= distance(block) ? best : block), undefined);
}
