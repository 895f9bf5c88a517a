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
import { isBlockOfText } from './mdast-nodes';
import { scanTags, type Tag } from './scan-tags';

/** A tag and its position in the Markdown tree. */
export interface LocatedTag extends Tag {
  readonly node: Html;
  readonly parent: Parents;
  /** Index of the node among the children of its parent. */
  readonly childIndex: number;
  /** The paragraph, heading or table cell that contains the tag; null for a tag in an HTML block. */
  readonly block: Nodes | null;
}

/** What to do with the tags of a document. Each list is in document order. */
export interface TagActions {
  /** Tags to read as text: those that would swallow text, and those that a sentence mentions rather than uses. */
  readonly literal: readonly LocatedTag[];
  /** Start tags without an end tag, to close at the end of their block. */
  readonly unclosed: readonly LocatedTag[];
  /** Comments without an end. What they hide stays hidden, as that may be intended. */
  readonly comments: readonly LocatedTag[];
  /** Start tags to close immediately: self-closing tags, and media and frames without an end tag. */
  readonly childless: readonly LocatedTag[];
  /** `</p>` without a start tag. The HTML parser would make each an empty paragraph. */
  readonly needless: readonly LocatedTag[];
}

/** How the tags of a document belong together. */
interface Matching {
  /** Start tags that are closed by an end tag, or with an outer element. */
  readonly ended: ReadonlySet<LocatedTag>;
  /** End tags without a start tag. */
  readonly strays: ReadonlySet<LocatedTag>;
  /** Parts of tables and lists outside of a table or list. */
  readonly misplaced: ReadonlySet<LocatedTag>;
}

/** Matches start and end tags of all raw HTML in a tree, and decides what to do with each. Linear in the number of tags. */
export function matchTags(tree: Root): TagActions {
  const tags = collectTags(tree);
  const { ended, strays, misplaced } = match(tags);
  const isOpen = (tag: LocatedTag): boolean =>
    tag.kind === 'open' && tag.end !== null && !voidElements.has(tag.name) && !ended.has(tag);
  const isLiteral = (tag: LocatedTag): boolean => {
    if (tag.kind === 'comment') return false;
    if (tag.end === null || misplaced.has(tag)) return true;
    if (tag.name === 'plaintext' && tag.kind !== 'close') return true;
    if (strays.has(tag)) return isMentionedEnd(tag);
    return isOpen(tag) ? swallowsText(tag) : isMentioned(tag);
  };
  const rest = tags.filter((tag) => !isLiteral(tag));
  return {
    literal: tags.filter(isLiteral),
    unclosed: rest.filter((tag) => isOpen(tag) && !hasSource(tag) && !impliedEndElements.has(tag.name)),
    comments: tags.filter((tag) => tag.end === null && tag.kind === 'comment'),
    childless: rest.filter((tag) => isSelfClosing(tag) || (isOpen(tag) && hasSource(tag))),
    needless: rest.filter((tag) => strays.has(tag) && tag.name === 'p'),
  };
}

function collectTags(tree: Root): LocatedTag[] {
  const tags: LocatedTag[] = [];
  const walk = (parent: Parents, outerBlock: Nodes | null): void => {
    const block = isBlockOfText(parent) ? parent : outerBlock;
    parent.children.forEach((node, childIndex) => {
      if (node.type === 'html') {
        for (const tag of scanTags(node.value)) tags.push({ ...tag, node, parent, childIndex, block });
      } else if ('children' in node) walk(node, block);
    });
  };
  walk(tree, null);
  return tags;
}

function match(tags: readonly LocatedTag[]): Matching {
  /** Start tags that are not closed yet, by name. `index` is the number of the tag. */
  const open = new Map<string, { tag: LocatedTag; index: number }[]>();
  const implied: { tag: LocatedTag; index: number }[] = [];
  const ended = new Set<LocatedTag>();
  const strays = new Set<LocatedTag>();
  const misplaced = new Set<LocatedTag>();
  const isWithin = (parents: ReadonlySet<string>, { block }: LocatedTag): boolean =>
    Array.from(parents).some((name) => {
      const last = open.get(name)?.at(-1)?.tag;
      return last !== undefined && (last.block === null || last.block === block);
    });

  function end(closer: LocatedTag): void {
    const openers = open.get(closer.name) ?? [];
    const opener = openers.at(-1);
    if (opener === undefined || !canEnd(opener.tag, closer)) {
      strays.add(closer);
      return;
    }
    openers.pop();
    ended.add(opener.tag);
    // The end of an element ends the elements in it whose end tags are optional.
    for (let part = implied.at(-1); part && part.index > opener.index; part = implied.at(-1)) {
      ended.add(part.tag);
      implied.pop();
    }
  }

  tags.forEach((tag, index) => {
    if (tag.end === null || tag.kind === 'comment' || tag.kind === 'markup') return;
    // Document order does not return to a block, so a tag left open in another block stays open.
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

/** Whether a start tag in a sentence cannot be closed by the tag `next` or a later one. */
function isLeftBehind(opener: LocatedTag | undefined, next: LocatedTag): boolean {
  return opener !== undefined && opener.block !== null && opener.block !== next.block && !holdsBlocks(opener);
}

function holdsBlocks({ name }: LocatedTag): boolean {
  return !runningTextElements.has(name) && !swallowingElements.has(name);
}

/**
 * Whether an end tag can close a start tag. A start tag in a sentence is closed in the same block. If its element can
 * hold blocks, a tag in an HTML block may close it too. In another sentence the end tag is only mentioned.
 */
function canEnd(opener: LocatedTag, closer: LocatedTag): boolean {
  // In HTML an end tag does not close `<plaintext>`.
  if (opener.name === 'plaintext') return false;
  if (opener.block === null) {
    // A swallowing element does not contain the prose between two HTML blocks at different depths.
    return !swallowingElements.has(opener.name) || opener.parent === closer.parent;
  }
  return opener.block === closer.block || (holdsBlocks(opener) && closer.block === null);
}

/** Whether a start tag without an end tag would change, move or drop the text behind it. */
function swallowsText(tag: LocatedTag): boolean {
  if (hasSource(tag)) return false;
  if (swallowingElements.has(tag.name) || !isHtmlElement(tag.name)) return true;
  if (tag.block === null) return tag.name === 'table' && precedesText(tag);
  // A sentence mentions such an element: `用 <div> 包住`. Only `<p>` is used, to separate paragraphs.
  return tag.name === 'p' ? isMentionedParagraph(tag) : !runningTextElements.has(tag.name);
}

/** Whether text directly follows. The HTML parser moves text behind `<table>` in front of it. */
function precedesText({ node, end }: LocatedTag): boolean {
  const rest = node.value.slice(end ?? node.value.length).trimStart();
  return rest !== '' && !rest.startsWith('<');
}

/** Whether `<p>` is only mentioned (`用 <p> 分段`): in a heading, or between spaces without attributes. */
function isMentionedParagraph(tag: LocatedTag): boolean {
  const { node, block, start, end } = tag;
  if (block?.type !== 'paragraph') return true;
  if (end === null || node.value.slice(start, end).length > '<p>'.length) return false;
  const [before, after] = textsAround(tag) ?? ['', ''];
  return before.endsWith(' ') && after.startsWith(' ');
}

/** Whether a sentence only mentions a tag that does not need an end: `<input>`, `<router-view/>`. */
function isMentioned({ name, kind, node, block }: LocatedTag): boolean {
  if (block === null || kind === 'close') return false;
  if (voidElements.has(name)) return !visibleVoidElements.has(name) && /^<[a-z]+ ?\/?>$/i.test(node.value);
  return kind === 'empty' && !isHtmlElement(name);
}

/** Whether a sentence only mentions an end tag: it is between texts. Elsewhere it is a typo, which HTML ignores. */
function isMentionedEnd(tag: LocatedTag): boolean {
  const { name, block } = tag;
  if (block === null || name === 'p' || voidElements.has(name) || runningTextElements.has(name)) return false;
  return textsAround(tag) !== null;
}

/** The texts before and behind a tag; null if one of these nodes is not a text. */
function textsAround({ parent, childIndex }: LocatedTag): [before: string, after: string] | null {
  const [before, after] = [parent.children[childIndex - 1], parent.children[childIndex + 1]];
  return before?.type === 'text' && after?.type === 'text' ? [before.value, after.value] : null;
}

function hasSource({ name, node, start, end }: LocatedTag): boolean {
  return sourcedElements.has(name) && /\ssrc\s*=/i.test(node.value.slice(start, end ?? undefined));
}

/** Whether the author closes an element by a slash, as in `<a id="x"/>` or `<iframe … />`. HTML ignores that slash. */
function isSelfClosing({ kind, name, end }: LocatedTag): boolean {
  return kind === 'empty' && end !== null && !voidElements.has(name) && !impliedEndElements.has(name);
}
