import type { Html, Nodes, Root } from 'mdast';
import type { SourcePosition } from '../../model/article/source-position';
import { limitDepth } from './limit-depth';
import { matchTags, type PlacedTag, type TagVerdict } from './match-tags';
import { parseMarkdown } from './parse-markdown';
import { positionIn } from './position-in';
import type { BodyFinding } from './rendered-markdown';

/** A Markdown tree in which no tag reaches further than its author can have meant. */
export interface ClosedMarkdown {
  readonly tree: Root;
  readonly findings: readonly BodyFinding[];
}

/** A longer name is told by its beginning. */
const maxName = 60;

/** Rounds of parsing: each kind of html block can hide one of the next kind, and there are seven. */
const maxRounds = 10;

/**
 * Parses Markdown so that no tag that was left open takes the text behind it with it.
 *
 * A start tag without an end tag is text when the html parser would drop, move or hide what follows (`<template>`,
 * `<script>`, `List<T>`, a `<div>` in a sentence). Otherwise it is closed at the end of its block, and both are findings.
 * A self-closing tag (`<a id="x"/>`) is closed on the spot, as in XML and unlike in html, where it would stay open.
 *
 * A block of html that begins with a tag that is text is Markdown, so it is parsed again without that html; in what is
 * then Markdown there may be more such blocks. All other tags are dealt with in the tree.
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
    for (const tag of beginners.length > 0 ? beginners : verdict.literal) asText.push(tag);
    if (beginners.length === 0) {
      // The names of the tags are read from the html that is edited next.
      const findings = report(asText, verdict, source);
      close(verdict);
      return { tree, findings };
    }
    for (const [node, tags] of groupByNode(beginners)) {
      for (const offset of offsetsOf(node, tags, source)) textAt.add(offset);
    }
  }
}

/** The tags to be read as text in blocks of html that begin with one of them. */
function findBeginners(literal: readonly PlacedTag[]): PlacedTag[] {
  const isFirst = ({ block, node, start }: PlacedTag): boolean =>
    block === null && node.value.slice(0, start).trim() === '';
  const nodes = new Set(literal.filter(isFirst).map(({ node }) => node));
  return literal.filter(({ node }) => nodes.has(node));
}

function groupByNode<T extends { readonly node: Html }>(items: readonly T[]): Map<Html, T[]> {
  const groups = new Map<Html, T[]>();
  for (const item of items) {
    const group = groups.get(item.node);
    if (group) group.push(item);
    else groups.set(item.node, [item]);
  }
  return groups;
}

/**
 * The offsets of tags of one node in the source, both in order. The node lacks the marks of quotes and lists that stand
 * between its lines in the source; none of them holds a `<`, so the tags are found by counting these.
 */
function offsetsOf({ value, position }: Html, tags: readonly PlacedTag[], source: string): number[] {
  let at = source.indexOf('<', position?.start.offset ?? 0);
  let inValue = value.indexOf('<');
  return tags.map(({ start }) => {
    while (inValue !== -1 && inValue < start) {
      inValue = value.indexOf('<', inValue + 1);
      at = source.indexOf('<', at + 1);
    }
    return at;
  });
}

/** An edit of raw html: what stands between two offsets is replaced. */
interface Edit {
  readonly node: Html;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function close({ literal, unclosed, childless, needless, comments }: TagVerdict): void {
  const edits: Edit[] = [
    ...literal.map(({ node, start }) => ({ node, start, end: start + 1, text: '&lt;' })),
    ...childless.map(({ node, name, start, end }) => {
      const tag = node.value.slice(start, end ?? undefined);
      return { node, start, end: start + tag.length, text: `${tag.replace(/\/?>$/, '')}></${name}>` };
    }),
    ...needless.map(({ node, start, end }) => ({ node, start, end: end ?? start, text: '' })),
  ];
  const commentIn = new Map(comments.map(({ node, start }) => [node, start]));
  for (const { node, name, parent, block } of unclosed.toReversed()) {
    if (block !== null) (parent.children as Nodes[]).push({ type: 'html', value: `</${name}>` });
    else {
      // Behind the beginning of a comment nothing is html any more.
      const end = commentIn.get(node) ?? node.value.length;
      edits.push({ node, start: end, end, text: `</${name}>` });
    }
  }
  for (const [node, own] of groupByNode(edits)) node.value = edit(node.value, own);
}

function edit(html: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    parts.push(html.slice(done, start), text);
    done = end;
  }
  return parts.join('') + html.slice(done);
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
    ...placeOf(first, source),
  }));
}

function placeOf(tag: PlacedTag, source: string): SourcePosition {
  const [offset = 0] = offsetsOf(tag.node, [tag], source);
  return positionIn(tag.node, source, offset - (tag.node.position?.start.offset ?? 0));
}

/** The tag as the author spells it, without its attributes: `<String>`, `</p>`, `<?`. */
function nameOf({ name, kind, node, start }: PlacedTag): string {
  if (kind === 'markup' || kind === 'comment') return `<${name}`;
  const slash = kind === 'close' ? '/' : '';
  const from = start + 1 + slash.length;
  return `<${slash}${node.value.slice(from, from + Math.min(name.length, maxName))}>`;
}
