import type { Nodes, Text } from 'mdast';
import type { SourcePosition } from '../../model/article/source-position';

/** What an author wrote for a node. */
export function sourceOf({ position }: Nodes, source: string): string {
  return source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
}

/** Returns the place of what begins `offset` code units of the source behind the start of a node. */
export function positionIn(node: Nodes, source: string, offset: number): SourcePosition {
  const start = node.position?.start ?? { line: 1, column: 1, offset: 0 };
  if (offset === 0) return { line: start.line, column: start.column };
  const before = source.slice(start.offset, (start.offset ?? 0) + offset);
  const lastBreak = before.lastIndexOf('\n');
  if (lastBreak === -1) return { line: start.line, column: start.column + offset };
  return { line: start.line + before.split('\n').length - 1, column: before.length - lastBreak };
}

/** Returns the place of what begins `offset` code units behind the start of the value of a text. */
export function positionInText(node: Text, source: string, offset: number): SourcePosition {
  return positionIn(node, source, offsetInSource(node, source, offset) - startOf(node));
}

/**
 * The offset in the source of an offset in the value of a text: character references and escapes are longer there, and
 * marks of quotes and lists stand at the beginning of lines.
 */
export function offsetInSource(node: Text, source: string, offset: number): number {
  const { value, position } = node;
  const end = position?.end.offset ?? source.length;
  let at = startOf(node);
  const skipTo = (character: string | undefined): void => {
    while (at < end && source[at] !== character) at++;
  };
  for (let i = 0; i < offset && at < end; i++) {
    const reference = source[at] === '&' ? /^&#?\w{1,31};/.exec(source.slice(at, at + 34)) : null;
    if (reference !== null && !value.startsWith(reference[0], i)) {
      at += reference[0].length;
      // A character beyond the Basic Multilingual Plane is two code units.
      if ((value.codePointAt(i) ?? 0) > 0xffff) i++;
    } else {
      skipTo(value[i]);
      at++;
    }
  }
  skipTo(value[offset]);
  return at;
}

function startOf({ position }: Text): number {
  return position?.start.offset ?? 0;
}
