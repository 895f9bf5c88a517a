import type { Html, Nodes, Root } from 'mdast';
import type { FindingRule } from '../finding/rules';
import { limitDepth } from './limit-depth';
import { matchTags, type LocatedTag, type TagActions } from './match-tags';
import { positionAt } from './mdast-nodes';
import { parseMarkdown } from './parse-markdown';
import { createBodyFinding, type BodyFinding } from './rendered-markdown';

/** A Markdown tree in which open tags are closed or text. */
export interface ClosedMarkdown {
  readonly tree: Root;
  readonly findings: readonly BodyFinding[];
}

/** How many characters of a tag name a message contains. */
const maxName = 60;

/** How often a document is parsed. An HTML block can hide one of another kind, and there are seven kinds. */
const maxRounds = 10;

/**
 * Parses Markdown so that an open tag does not swallow the text behind it.
 *
 * - A start tag without an end tag becomes text if the HTML parser would drop, move or hide the text behind it
 *   (`<template>`, `<script>`, `List<T>`, a `<div>` in a sentence). Otherwise it is closed at the end of its block. Both
 *   are findings.
 * - A self-closing tag (`<a id="x"/>`) is closed immediately, as in XML. In HTML it would stay open.
 *
 * An HTML block that begins with a tag that is text is Markdown. So the document is parsed again with that tag as text,
 * until there are no new blocks of this kind. Other tags are changed in the tree.
 *
 * @param maxDepth deeper nodes are flattened
 */
export function parseClosedMarkdown(source: string, maxDepth: number): ClosedMarkdown {
  const textAt = new Set<number>();
  const asText: LocatedTag[] = [];
  for (let round = 1; ; round++) {
    const tree = parseMarkdown(source, textAt);
    limitDepth(tree, maxDepth);
    const actions = matchTags(tree);
    const beginners = round < maxRounds ? findBeginners(actions.literal) : [];
    for (const tag of beginners.length > 0 ? beginners : actions.literal) asText.push(tag);
    if (beginners.length === 0) {
      // Before `close`, because names are read from the HTML that it edits.
      const findings = report(asText, actions, source);
      close(actions);
      return { tree, findings };
    }
    for (const [node, tags] of groupBy(beginners, ({ node }) => node)) {
      for (const offset of offsetsOf(node, tags, source)) textAt.add(offset);
    }
  }
}

/** Returns the tags to read as text in HTML blocks that begin with such a tag. */
function findBeginners(literal: readonly LocatedTag[]): LocatedTag[] {
  const isFirst = ({ block, node, start }: LocatedTag): boolean =>
    block === null && node.value.slice(0, start).trim() === '';
  const nodes = new Set(literal.filter(isFirst).map(({ node }) => node));
  return literal.filter(({ node }) => nodes.has(node));
}

/** Groups items by a key, in the order of the first item of each. */
function groupBy<K, T>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/**
 * Returns the offsets in the source of the tags of one node, both in order. The value of the node lacks the markers of
 * quotes and lists between its lines. These do not contain `<`, so counting `<` finds the tags.
 */
function offsetsOf({ value, position }: Html, tags: readonly LocatedTag[], source: string): number[] {
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

/** Replaces the raw HTML between two offsets by a text. */
interface Edit {
  readonly node: Html;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function close({ literal, unclosed, childless, needless, comments }: TagActions): void {
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
      // Text behind the start of an open comment is not HTML.
      const end = commentIn.get(node) ?? node.value.length;
      edits.push({ node, start: end, end, text: `</${name}>` });
    }
  }
  for (const [node, own] of groupBy(edits, ({ node }) => node)) node.value = edit(node.value, own);
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

function report(asText: readonly LocatedTag[], actions: TagActions, source: string): BodyFinding[] {
  const unclosed = [...actions.unclosed, ...actions.childless.filter(({ kind }) => kind === 'open')];
  return [
    ...summarize(asText, source, 'html-as-text', (tag) => `\`${tag}\``),
    ...summarize(unclosed, source, 'html-unclosed', (tag) => tag.replace('<', '</')),
    ...summarize(actions.comments, source, 'comment-unclosed', () => '-->'),
  ];
}

/** Returns one finding for all tags of the same name, because an author repeats `List<String>` throughout. */
function summarize(
  tags: readonly LocatedTag[],
  source: string,
  rule: FindingRule,
  toExpected: (tag: string) => string,
): BodyFinding[] {
  return Array.from(groupBy(tags, nameOf), ([tag, same]) => {
    const [first] = same as [LocatedTag];
    const [offset] = offsetsOf(first.node, [first], source);
    const position = positionAt(first.node, source, offset);
    return createBodyFinding(rule, { tag, count: same.length }, position, toExpected(tag));
  });
}

/** Returns the tag in the author's spelling without attributes: `<String>`, `</p>`, `<?`. */
function nameOf({ name, kind, node, start }: LocatedTag): string {
  if (kind === 'markup' || kind === 'comment') return `<${name}`;
  const slash = kind === 'close' ? '/' : '';
  const from = start + 1 + slash.length;
  return `<${slash}${node.value.slice(from, from + Math.min(name.length, maxName))}>`;
}
