import type { Html, Nodes, Parents, Root } from 'mdast';
import {
  impliedEndElements,
  isHtmlElement,
  runningTextElements,
  sourcedElements,
  swallowingElements,
  voidElements,
} from './html-elements';
import { scanTags, type Tag } from './scan-tags';

/** A tag and where it stands. */
export interface PlacedTag extends Tag {
  readonly node: Html;
  readonly parent: Parents;
  /** The paragraph, heading or table cell that the tag is written in; null for a tag in a block of html. */
  readonly block: Nodes | null;
}

/** What has to be done with the tags of a document, each list in document order. */
export interface TagVerdict {
  /** Tags without an end that would take text with them, and end tags of what is no html. */
  readonly literal: readonly PlacedTag[];
  /** Start tags without an end tag, to be closed at the end of their block. */
  readonly unclosed: readonly PlacedTag[];
  /** Comments without an end. What they hide stays hidden: it may be hidden on purpose. */
  readonly comments: readonly PlacedTag[];
  /** Start tags that hold nothing, to be closed on the spot: self-closing ones, and films and frames left open. */
  readonly childless: readonly PlacedTag[];
}

/** A start tag that waits for its end tag. */
interface Opener extends PlacedTag {
  readonly index: number;
}

/**
 * Matches the start and end tags of all raw html in a tree.
 *
 * A start tag in running text is ended in the same block, when it formats or swallows what follows; any other may be
 * ended anywhere behind it. Takes time in proportion to the number of tags.
 */
export function matchTags(tree: Root): TagVerdict {
  const open = new Map<string, Opener[]>();
  const implied: Opener[] = [];
  const ended = new Set<PlacedTag>();
  const strays: PlacedTag[] = [];
  const tags = collectTags(tree);

  function end(closer: PlacedTag): void {
    const openers = open.get(closer.name) ?? [];
    // Document order never comes back to a block, so what was left open in another one stays so.
    while (endsWithBlock(openers.at(-1)) && openers.at(-1)?.block !== closer.block) openers.pop();
    const opener = openers.at(-1);
    if (opener === undefined || !mayEnd(opener, closer)) {
      strays.push(closer);
      return;
    }
    openers.pop();
    ended.add(opener);
    for (let inner = implied.at(-1); inner && inner.index > opener.index; inner = implied.at(-1)) {
      ended.add(inner);
      implied.pop();
    }
  }

  tags.forEach((tag, index) => {
    if (tag.end === null || voidElements.has(tag.name)) return;
    if (tag.kind === 'close') end(tag);
    if (tag.kind !== 'open') return;
    const opener = { ...tag, index };
    tags[index] = opener;
    const same = open.get(tag.name);
    if (same) same.push(opener);
    else open.set(tag.name, [opener]);
    if (impliedEndElements.has(tag.name)) implied.push(opener);
  });

  const left = tags.filter(
    (tag) => tag.kind === 'open' && tag.end !== null && !voidElements.has(tag.name) && !ended.has(tag),
  );
  const remaining = new Set(left);
  const literal = new Set([
    ...tags.filter((tag) => tag.end === null && tag.kind !== 'comment'),
    // A slash does not end it either, as nothing does.
    ...tags.filter(({ name, kind }) => name === 'plaintext' && kind !== 'close'),
    ...strays.filter((tag) => tag.block !== null && !isHarmless(tag)),
    ...left.filter((tag) => takesTextAlong(tag)),
  ]);
  return {
    literal: tags.filter((tag) => literal.has(tag)),
    comments: tags.filter((tag) => tag.end === null && tag.kind === 'comment'),
    unclosed: left.filter(
      (tag) => !literal.has(tag) && !isChildless(tag) && !impliedEndElements.has(tag.name),
    ),
    childless: tags.filter((tag) => isSelfClosing(tag) || (isChildless(tag) && remaining.has(tag))),
  };
}

/** Html ignores the slash, which authors who write `<a id="x"/>` or `<iframe … />` do not know. */
function isSelfClosing({ kind, name, end }: PlacedTag): boolean {
  if (kind !== 'empty' || end === null || name === 'plaintext') return false;
  return !voidElements.has(name) && !impliedEndElements.has(name);
}

function collectTags(tree: Root): PlacedTag[] {
  const tags: PlacedTag[] = [];
  const walk = (parent: Parents, block: Nodes | null): void => {
    const inner = isBlockOfText(parent) ? parent : block;
    for (const node of parent.children) {
      if (node.type === 'html') {
        for (const tag of scanTags(node.value)) tags.push({ ...tag, node, parent, block: inner });
      } else if ('children' in node) walk(node, inner);
    }
  };
  walk(tree, null);
  return tags;
}

function isBlockOfText({ type }: Parents): boolean {
  return type === 'paragraph' || type === 'heading' || type === 'tableCell';
}

function endsWithBlock(opener: PlacedTag | undefined): boolean {
  if (opener?.block == null) return false;
  return runningTextElements.has(opener.name) || swallowingElements.has(opener.name);
}

function mayEnd(opener: PlacedTag, closer: PlacedTag): boolean {
  // The html parser knows no end of `<plaintext>`.
  if (opener.name === 'plaintext') return false;
  if (endsWithBlock(opener)) return opener.block === closer.block;
  // Prose between two blocks of html that stand at different depths is not the content of an element.
  if (swallowingElements.has(opener.name)) return opener.parent === closer.parent;
  return true;
}

/** Says whether a start tag without an end tag would change, move or drop what stands behind it. */
function takesTextAlong(tag: PlacedTag): boolean {
  if (isChildless(tag)) return false;
  if (swallowingElements.has(tag.name) || !isHtmlElement(tag.name)) return true;
  if (tag.block === null) return false;
  // In a sentence these are named rather than used: `用 <div> 包住`. Old pages do use the last ones.
  return !runningTextElements.has(tag.name) && !['p', 'li', 'dd', 'dt', 'rt', 'rp'].includes(tag.name);
}

function isChildless({ name, node, start, end }: PlacedTag): boolean {
  return sourcedElements.has(name) && /\ssrc\s*=/i.test(node.value.slice(start, end ?? undefined));
}

/** Says whether the html parser drops a single end tag, as it should, because it is a slip of the pen. */
function isHarmless({ name }: PlacedTag): boolean {
  return isHtmlElement(name) && !swallowingElements.has(name);
}
