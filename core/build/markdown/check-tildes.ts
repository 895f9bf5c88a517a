import type { Nodes, Parents, Root, Text } from 'mdast';
import { hasEscaped, isBlockOfText, offsetInSource, positionAt } from './mdast-nodes';
import { createBodyFinding, type BodyFinding } from './rendered-markdown';

/**
 * Text that is enclosed in single tildes. Ranges (`1~3 秒，5~8 秒`), paths (`~/a`), operators (`~(a)`) and subscripts
 * (`H~2~O`) do not match: they have a letter or digit outside, or do not have a letter inside.
 */
const struck = /(?<![~\p{L}\p{N}])~(?=[\p{L}“‘《「『【])([^~\n]{1,200})(?<!\s)~(?![~\p{L}\p{N}])/gu;

/** The longest text that a finding suggests, in code units. */
const maxSuggestionLength = 60;

/** Findings per paragraph. Authors use single tildes throughout. */
const maxFindings = 10;

/** A text and its offset in the joined text of a block. */
interface JoinedText {
  readonly node: Text;
  readonly start: number;
}

/** Finds text in single tildes, which other programs strike out. */
export function checkTildes(tree: Root, source: string): BodyFinding[] {
  if (!source.includes('~')) return [];
  const findings: BodyFinding[] = [];
  const visit = (parent: Parents): void => {
    if (isBlockOfText(parent)) {
      findings.push(...checkText(parent, source));
    } else {
      for (const child of parent.children) if ('children' in child) visit(child);
    }
  };
  visit(tree);
  return findings;
}

function checkText(parent: Parents, source: string): BodyFinding[] {
  const texts: JoinedText[] = [];
  let joined = '';
  const visit = (node: Nodes): void => {
    if (node.type === 'text') {
      texts.push({ node, start: joined.length });
      // An escaped tilde is meant as a character.
      joined += hasEscaped(node, '~', source) ? node.value.replaceAll('~', '～') : node.value;
    } else if ('children' in node) node.children.forEach(visit);
    else joined += node.type === 'break' ? '\n' : 'x';
  };
  visit(parent);
  const toSource = (index: number): { node: Text; offset: number } | null => {
    const text = texts.findLast(({ start }) => start <= index);
    return text ? { node: text.node, offset: offsetInSource(text.node, source, index - text.start) } : null;
  };
  const matches = Array.from(joined.matchAll(struck)).slice(0, maxFindings);
  return matches.flatMap(({ 0: whole, 1: text = '', index }) => {
    const [first, last] = [toSource(index), toSource(index + whole.length - 1)];
    if (!first || !last) return [];
    const written = source.slice(first.offset, last.offset + 1);
    const expected = written.length > maxSuggestionLength || written.includes('\n') ? null : `~${written}~`;
    const position = positionAt(first.node, source, first.offset);
    return [createBodyFinding('tilde-single', { text }, position, expected)];
  });
}
