import type { Nodes, Parents, PhrasingContent, Text } from 'mdast';
import type { SourcePosition } from '../../model/article/source-position';

/** Whether a node is a paragraph, heading or table cell: a block that holds running text and not other blocks. */
export function isBlockOfText({ type }: Parents): boolean {
  return type === 'paragraph' || type === 'heading' || type === 'tableCell';
}

/** Appends a node. A text that was split off the text before it is joined with it again. */
export function appendNode(nodes: PhrasingContent[], node: PhrasingContent): void {
  const last = nodes.at(-1);
  if (node.type === 'text' && last?.type === 'text' && node.position === last.position) {
    nodes[nodes.length - 1] = { ...last, value: last.value + node.value };
  } else nodes.push(node);
}

/** Returns the source text of a node. */
export function sourceOf(node: Nodes, source: string): string {
  return source.slice(startOf(node), node.position?.end.offset ?? 0);
}

/** Returns the offset in the source at which a node starts. */
export function startOf({ position }: Nodes): number {
  return position?.start.offset ?? 0;
}

const escapes = {
  '*': /\\\*|&(?:#42|#[xX]2[aA]|ast|midast);/,
  _: /\\_|&(?:#95|#[xX]5[fF]|lowbar|UnderBar);/,
  '~': /\\~|&(?:#126|#[xX]7[eE]);/,
};

/** Whether a text has this character as a backslash escape or character reference, so that it is not a marker. */
export function hasEscaped(node: Text, character: keyof typeof escapes, source: string): boolean {
  return escapes[character].test(sourceOf(node, source));
}

/** Returns the source position of an offset in the source, which is not before the start of the node. */
export function positionAt(node: Nodes, source: string, offset = startOf(node)): SourcePosition {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  const before = source.slice(startOf(node), offset);
  const lastBreak = before.lastIndexOf('\n');
  if (lastBreak === -1) return { line, column: column + before.length };
  return { line: line + before.split('\n').length - 1, column: before.length - lastBreak };
}

/**
 * Converts an offset in the value of a text to one in the source. The source can be longer: it has character references,
 * escapes, and markers of quotes and lists at the beginning of lines.
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
