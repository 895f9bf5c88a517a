import type { Html, Nodes, Parents, Root } from 'mdast';
import {
  impliedEndElements,
  isHtmlElement,
  parentOf,
  runningTextElements,
  sourcedElements,
  swallowingElements,
  visibleVoidElements,
  voidElements,
} from './html-elements';
import { isBlockOfText } from './is-block-of-text';
import { scanTags, type Tag } from './scan-tags';

/** A tag and where it stands. */
export interface PlacedTag extends Tag {
  readonly node: Html;
  readonly parent: Parents;
  /** Which child of its parent the node is. */
  readonly position: number;
  /** The paragraph, heading or table cell that the tag is written in; null for a tag in a block of html. */
  readonly block: Nodes | null;
}

/** What has to be done with the tags of a document, each list in document order. */
export interface TagVerdict {
  /** Tags to be read as text: those that would take text with them, and those that are spoken of rather than used. */
  readonly literal: readonly PlacedTag[];
  /** Start tags without an end tag, to be closed at the end of their block. */
  readonly unclosed: readonly PlacedTag[];
  /** Comments without an end. What they hide stays hidden: it may be hidden on purpose. */
  readonly comments: readonly PlacedTag[];
  /** Start tags that hold nothing, to be closed on the spot: self-closing ones, and films and frames left open. */
  readonly childless: readonly PlacedTag[];
  /** End tags of paragraphs that nothing began; the html parser would make an empty paragraph of each. */
  readonly needless: readonly PlacedTag[];
}

/** A start tag that waits for its end tag. */
interface Opener {
  readonly tag: PlacedTag;
  /** Its number among all tags. */
  readonly index: number;
}

/** How the tags of a document belong together. */
interface Matching {
  /** Start tags that an end tag ends, or an outer element does. */
  readonly ended: ReadonlySet<PlacedTag>;
  /** End tags that end nothing. */
  readonly strays: ReadonlySet<PlacedTag>;
  /** Parts of tables and lists outside of any. */
  readonly misplaced: ReadonlySet<PlacedTag>;
}

/** Matches the start and end tags of all raw html in a tree, and judges each. Linear in the number of tags. */
export function matchTags(tree: Root): TagVerdict {
  const tags = collectTags(tree);
  const { ended, strays, misplaced } = match(tags);
  const isOpen = (tag: PlacedTag): boolean =>
    tag.kind === 'open' && tag.end !== null && !voidElements.has(tag.name) && !ended.has(tag);
  const isLiteral = (tag: PlacedTag): boolean => {
    if (tag.kind === 'comment') return false;
    if (tag.end === null || misplaced.has(tag)) return true;
    if (tag.name === 'plaintext' && tag.kind !== 'close') return true;
    if (strays.has(tag)) return isSpokenEnd(tag);
    return isOpen(tag) ? takesTextAlong(tag) : isSpoken(tag);
  };
  const literal = new Set(tags.filter(isLiteral));
  const rest = tags.filter((tag) => !literal.has(tag));
  return {
    literal: [...literal],
    unclosed: rest.filter((tag) => isOpen(tag) && !showsSource(tag) && !impliedEndElements.has(tag.name)),
    comments: tags.filter((tag) => tag.end === null && tag.kind === 'comment'),
    childless: rest.filter((tag) => isSelfClosing(tag) || (isOpen(tag) && showsSource(tag))),
    needless: rest.filter((tag) => strays.has(tag) && tag.name === 'p'),
  };
}

function collectTags(tree: Root): PlacedTag[] {
  const tags: PlacedTag[] = [];
  const walk = (parent: Parents, block: Nodes | null): void => {
    const inner = isBlockOfText(parent) ? parent : block;
    parent.children.forEach((node, position) => {
      if (node.type === 'html') {
        for (const tag of scanTags(node.value)) tags.push({ ...tag, node, parent, position, block: inner });
      } else if ('children' in node) walk(node, inner);
    });
  };
  walk(tree, null);
  return tags;
}

function match(tags: readonly PlacedTag[]): Matching {
  const open = new Map<string, Opener[]>();
  const implied: Opener[] = [];
  const ended = new Set<PlacedTag>();
  const strays = new Set<PlacedTag>();
  const misplaced = new Set<PlacedTag>();
  const isWithin = (parents: ReadonlySet<string>, { block }: PlacedTag): boolean =>
    Array.from(parents).some((name) => {
      const last = open.get(name)?.at(-1)?.tag;
      return last !== undefined && (last.block === null || last.block === block);
    });

  function end(closer: PlacedTag): void {
    const openers = open.get(closer.name) ?? [];
    const opener = openers.at(-1);
    if (opener === undefined || !mayEnd(opener.tag, closer)) {
      strays.add(closer);
      return;
    }
    openers.pop();
    ended.add(opener.tag);
    // An element ends the parts in it that have no end tag.
    for (let part = implied.at(-1); part && part.index > opener.index; part = implied.at(-1)) {
      ended.add(part.tag);
      implied.pop();
    }
  }

  tags.forEach((tag, index) => {
    if (tag.end === null || tag.kind === 'comment' || tag.kind === 'markup') return;
    // Document order never comes back to a block, so what was left open in another one stays so.
    const openers = open.get(tag.name) ?? [];
    while (openers.length > 0 && isLeftBehind(openers.at(-1)?.tag, tag)) openers.pop();
    if (tag.kind === 'close') {
      end(tag);
      return;
    }
    const parents = parentOf.get(tag.name);
    if (parents && !isWithin(parents, tag)) misplaced.add(tag);
    else if (tag.kind === 'open' && !voidElements.has(tag.name)) {
      const opener = { tag, index };
      openers.push(opener);
      open.set(tag.name, openers);
      if (impliedEndElements.has(tag.name)) implied.push(opener);
    }
  });
  return { ended, strays, misplaced };
}

/** Says whether a start tag in a sentence can no longer be ended by what comes at or behind `next`. */
function isLeftBehind(opener: PlacedTag | undefined, next: PlacedTag): boolean {
  if (!opener?.block || opener.block === next.block) return false;
  return runningTextElements.has(opener.name) || swallowingElements.has(opener.name);
}

/**
 * Says whether an end tag can end a start tag. One in a sentence is ended in the same block; only an element that
 * holds blocks may end with a block of html as well. In another sentence the end tag is spoken of.
 */
function mayEnd(opener: PlacedTag, closer: PlacedTag): boolean {
  // The html parser knows no end of `<plaintext>`.
  if (opener.name === 'plaintext') return false;
  if (opener.block === null) {
    // Prose between two blocks of html that stand at different depths is not the content of such an element.
    return !swallowingElements.has(opener.name) || opener.parent === closer.parent;
  }
  if (opener.block === closer.block) return true;
  const holdsBlocks = !runningTextElements.has(opener.name) && !swallowingElements.has(opener.name);
  return holdsBlocks && closer.block === null;
}

/** Says whether a start tag without an end tag would change, move or drop what stands behind it. */
function takesTextAlong(tag: PlacedTag): boolean {
  if (showsSource(tag)) return false;
  if (swallowingElements.has(tag.name) || !isHtmlElement(tag.name)) return true;
  if (tag.block === null) return tag.name === 'table' && beginsText(tag);
  // In a sentence these are spoken of: `用 <div> 包住`. Old pages do separate paragraphs by `<p>`.
  return tag.name === 'p' ? isSpokenParagraph(tag) : !runningTextElements.has(tag.name);
}

/** Text right behind `<table>` is moved in front of it by the html parser. */
function beginsText({ node, end }: PlacedTag): boolean {
  const rest = node.value.slice(end ?? node.value.length).trimStart();
  return rest !== '' && !rest.startsWith('<');
}

/** `用 <p> 分段`: in a heading, or between spaces without attributes. */
function isSpokenParagraph({ node, parent, position, block, start, end }: PlacedTag): boolean {
  if (block?.type !== 'paragraph') return true;
  if (end === null || node.value.slice(start, end).length > '<p>'.length) return false;
  const [before, after] = [parent.children[position - 1], parent.children[position + 1]];
  return (
    before?.type === 'text' &&
    after?.type === 'text' &&
    before.value.endsWith(' ') &&
    after.value.startsWith(' ')
  );
}

/** Says whether a tag that needs no end is named in a sentence: `<input>`, `<router-view/>`. */
function isSpoken({ name, kind, node, block }: PlacedTag): boolean {
  if (block === null || kind === 'close') return false;
  if (voidElements.has(name)) return !visibleVoidElements.has(name) && /^<[a-z]+ ?\/?>$/i.test(node.value);
  return kind === 'empty' && !isHtmlElement(name);
}

/**
 * Says whether a single end tag is named in a sentence, with text on both sides of it. Elsewhere it is a slip of the pen,
 * which html ignores.
 */
function isSpokenEnd({ name, parent, position, block }: PlacedTag): boolean {
  if (block === null || name === 'p' || voidElements.has(name) || runningTextElements.has(name)) return false;
  return parent.children[position - 1]?.type === 'text' && parent.children[position + 1]?.type === 'text';
}

function showsSource({ name, node, start, end }: PlacedTag): boolean {
  return sourcedElements.has(name) && /\ssrc\s*=/i.test(node.value.slice(start, end ?? undefined));
}

/** Html ignores the slash, which authors who write `<a id="x"/>` or `<iframe … />` do not know. */
function isSelfClosing({ kind, name, end }: PlacedTag): boolean {
  if (kind !== 'empty' || end === null) return false;
  return !voidElements.has(name) && !impliedEndElements.has(name);
}
