import type { Html, Nodes, Root } from 'mdast';
import { limitDepth } from './limit-depth';
import { matchTags, type PlacedTag, type TagVerdict } from './match-tags';
import { parseMarkdown } from './parse-markdown';
import { placeIn } from './place-in';
import type { BodyFinding } from './rendered-markdown';

/** A Markdown tree in which no tag reaches further than its author can have meant. */
export interface ClosedMarkdown {
  readonly tree: Root;
  readonly findings: readonly BodyFinding[];
}

/** Rounds of parsing: each kind of html block can hide one of the next kind, and there are seven. */
const maxRounds = 10;

/**
 * Parses Markdown so that no tag that was left open takes the text behind it with it.
 *
 * A start tag without an end tag is text when the html parser would drop, move or hide what follows (`<template>`,
 * `<script>`, `List<T>`, a `<div>` in a sentence). Otherwise it is closed at the end of its block, and both are findings.
 * A self-closing tag (`<a id="x"/>`) is closed on the spot, as in XML and unlike in html, where it would stay open.
 *
 * @param maxDepth levels of nodes that are kept; deeper ones are flattened
 */
export function parseClosedMarkdown(source: string, maxDepth: number): ClosedMarkdown {
  const textAt = new Set<number>();
  const asText: PlacedTag[] = [];
  for (let round = 1; ; round++) {
    const tree = parseMarkdown(source, textAt);
    limitDepth(tree, maxDepth);
    const verdict = matchTags(tree);
    const beginners = round < maxRounds ? findBeginners(verdict.literal) : [];
    asText.push(...(beginners.length > 0 ? beginners : verdict.literal));
    if (beginners.length === 0) {
      // The names of the tags are read from the html that is edited next.
      const findings = report(asText, verdict, source);
      close(verdict);
      return { tree, findings };
    }
    for (const tag of beginners) textAt.add(offsetOf(tag, source));
  }
}

/**
 * The tags to be read as text in blocks of html that begin with such a tag. Those blocks are Markdown, and have to be
 * parsed again.
 */
function findBeginners(literal: readonly PlacedTag[]): PlacedTag[] {
  const isFirst = ({ block, node, start }: PlacedTag): boolean =>
    block === null && node.value.slice(0, start).trim() === '';
  const nodes = new Set(literal.filter(isFirst).map(({ node }) => node));
  return literal.filter(({ node }) => nodes.has(node));
}

/** The offset of a tag in the source. Marks of quotes and lists, which its node does not hold, have no `<`. */
function offsetOf({ node, start }: PlacedTag, source: string): number {
  let offset = source.indexOf('<', node.position?.start.offset ?? 0);
  for (let i = node.value.indexOf('<'); i < start; i = node.value.indexOf('<', i + 1)) {
    offset = source.indexOf('<', offset + 1);
  }
  return offset;
}

/** An edit of raw html: what stands between two offsets is replaced. */
interface Edit {
  readonly node: Html;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function close({ literal, unclosed, childless }: TagVerdict): void {
  for (const { node, name, parent, block } of unclosed.toReversed()) {
    if (block === null) node.value += `</${name}>`;
    else (parent.children as Nodes[]).push({ type: 'html', value: `</${name}>` });
  }
  const edits: Edit[] = [
    ...literal.map(({ node, start }) => ({ node, start, end: start + 1, text: '&lt;' })),
    ...childless.map(({ node, name, start, end }) => {
      const tag = node.value.slice(start, end ?? undefined);
      return { node, start, end: start + tag.length, text: `${tag.replace(/\/?>$/, '')}></${name}>` };
    }),
  ];
  // From the last to the first, so that the offsets of those before stay right.
  for (const { node, start, end, text } of edits.toSorted((a, b) => b.start - a.start)) {
    node.value = node.value.slice(0, start) + text + node.value.slice(end);
  }
}

/** One finding for each name: whoever writes `List<String>` once does so throughout. */
function report(asText: readonly PlacedTag[], verdict: TagVerdict, source: string): BodyFinding[] {
  const unclosed = [...verdict.unclosed, ...verdict.childless.filter(({ kind }) => kind === 'open')];
  return [
    ...summarize(asText, source, 'html-as-text', (tag) => `\`${tag}\``),
    ...summarize(unclosed, source, 'html-unclosed', (tag) => tag.replace('<', '</')),
    ...summarize(verdict.comments, source, 'comment-unclosed', () => '-->'),
  ];
}

function summarize(
  tags: readonly PlacedTag[],
  source: string,
  rule: 'html-as-text' | 'html-unclosed' | 'comment-unclosed',
  toExpected: (tag: string) => string,
): BodyFinding[] {
  const byName = new Map<string, { first: PlacedTag; count: number }>();
  for (const tag of tags) {
    const name = nameOf(tag);
    const same = byName.get(name);
    if (same) same.count += 1;
    else byName.set(name, { first: tag, count: 1 });
  }
  return Array.from(byName, ([tag, { first, count }]) => ({
    rule,
    facts: { tag, count },
    expected: toExpected(tag),
    ...placeIn(first.node, source, first.start),
  }));
}

/** The tag as the author spells it, without its attributes: `<String>`, `</p>`, `<?`. */
function nameOf({ name, kind, node, start }: PlacedTag): string {
  if (kind === 'markup' || kind === 'comment') return `<${name}`;
  const slash = kind === 'close' ? '/' : '';
  const from = start + 1 + slash.length;
  return `<${slash}${node.value.slice(from, from + name.length)}>`;
}
