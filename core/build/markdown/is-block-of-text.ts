import type { Parents } from 'mdast';

/** Says whether a node is a paragraph, heading or table cell: a block that holds running text and no other block. */
export function isBlockOfText({ type }: Parents): boolean {
  return type === 'paragraph' || type === 'heading' || type === 'tableCell';
}
