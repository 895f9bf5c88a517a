import type { Nodes, Parents, Root, Text } from 'mdast';
import { isBlockOfText } from './is-block-of-text';
import { offsetInSource, positionInText, sourceOf } from './position-in';
import type { BodyFinding } from './rendered-markdown';

/**
 * Text between two single tildes that stand like brackets around it. Ranges (`1~3 秒，5~8 秒`), paths (`~/a`), operators
 * (`~(a)`) and subscripts (`H~2~O`) look otherwise: there a letter or digit stands outside, or no word begins inside.
 */
const struck = /(?<![~\p{L}\p{N}])~(?=[\p{L}“‘《「『【])([^~\n]{1,200})(?<!\s)~(?![~\p{L}\p{N}])/gu;

/** A suggestion is for reading at a glance. */
const longestSuggestion = 60;

/** Findings in one paragraph; whoever writes single tildes does so throughout. */
const maxFindings = 10;

/** Where a text stands in a paragraph of which all texts are joined. */
interface JoinedText {
  readonly node: Text;
  readonly start: number;
}

/** Finds text that one tilde on each side was perhaps meant to strike out, as some other tools do. */
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
      // A tilde that is escaped is meant to be seen.
      joined += isEscaped(node, source) ? node.value.replaceAll('~', '～') : node.value;
    } else if ('children' in node) node.children.forEach(visit);
    else joined += node.type === 'break' ? '\n' : 'x';
  };
  visit(parent);
  let next = 0;
  const findText = (index: number): JoinedText | undefined => {
    while ((texts[next]?.start ?? Number.POSITIVE_INFINITY) <= index) next++;
    return texts[next - 1];
  };
  const matches = Array.from(joined.matchAll(struck)).slice(0, maxFindings);
  return matches.flatMap(({ 0: whole, 1: text = '', index }) => {
    const [first, last] = [findText(index), findText(index + whole.length - 1)];
    if (!first || !last) return [];
    const from = offsetInSource(first.node, source, index - first.start);
    const to = offsetInSource(last.node, source, index + whole.length - 1 - last.start) + 1;
    const written = source.slice(from, to);
    const expected = written.length > longestSuggestion || written.includes('\n') ? null : `~${written}~`;
    return [
      {
        rule: 'tilde-single',
        facts: { text },
        expected,
        ...positionInText(first.node, source, index - first.start),
      },
    ];
  });
}

function isEscaped(node: Text, source: string): boolean {
  return /\\~|&(?:#126|#[xX]7[eE]);/.test(sourceOf(node, source));
}
