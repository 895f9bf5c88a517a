import type { Nodes } from 'mdast';
import type { Place } from '../../model/article/place';

/** Returns the place of what begins `offset` code units behind the start of a node. */
export function placeIn(node: Nodes, source: string, offset: number): Place {
  const start = node.position?.start ?? { line: 1, column: 1, offset: 0 };
  if (offset === 0) return { line: start.line, column: start.column };
  const before = source.slice(start.offset, (start.offset ?? 0) + offset);
  const lastBreak = before.lastIndexOf('\n');
  if (lastBreak === -1) return { line: start.line, column: start.column + offset };
  return { line: start.line + before.split('\n').length - 1, column: before.length - lastBreak };
}
