import type { Parents, PhrasingContent, Strong, Text } from 'mdast';
import { firstCharacter, isWideCharacter, lastCharacter } from './characters';
import { isMeantBold, type Marker } from './is-meant-bold';
import { sourceOf } from './position-in';

type Item = Marker | PhrasingContent;

/** A marker before its neighbours are known. */
interface Bare {
  readonly type: 'bare';
  readonly owner: Strong | null;
  readonly position?: Text['position'];
}

const literalMarker = /(?<!\*)\*\*(?!\*)/g;
/** The end of one bold and the beginning of the next, which CommonMark's rule of three keeps from being either. */
const doubleMarker = /(?<!\*)\*{4}(?!\*)/g;

/**
 * Makes bold what an author meant to be bold and CommonMark, even with CJK-friendly flanking, did not: `**字 **后`,
 * `前** 字**`, `2**. 字**`. Works in place, on the direct children of one paragraph, heading or cell.
 *
 * The rule: where a `**` was left over, bold landed inside bold, or `****` between CJK characters inside bold, the
 * markers pair in the order in which they stand, and white space at the inner side of a marker moves outside. This is
 * done only when every pair that the parser did not make looks meant (see `isMeantBold`); otherwise everything stays as it
 * was parsed. Escaped markers and markers written as character references are text.
 */
export function repairEmphasis(parent: Parents, source: string): void {
  const children: PhrasingContent[] = parent.children as PhrasingContent[];
  if (!children.some((child) => hasLiteral(child, source) || isNested(child) || hasDouble(child, source)))
    return;
  const items = splitMarkers(children, source);
  const paired = pairInOrder(items) ?? pairLiterals(children, source);
  if (paired === null) return;
  // White space that moved out of the first or last bold of a block has nothing left to separate.
  if (isSpace(paired[0])) paired.shift();
  if (isSpace(paired.at(-1))) paired.pop();
  parent.children = paired;
}

/** Says whether a text holds a `**` that is no escape and stands beside a CJK character, so was meant as bold. */
export function findLiteralEmphasis(node: Text, source: string): number | null {
  if (!hasLiteral(node, source)) return null;
  for (const match of node.value.matchAll(literalMarker)) {
    const before = node.value.slice(0, match.index).at(-1) ?? '';
    const after = node.value.charAt(match.index + 2);
    if (isWideCharacter(before) || isWideCharacter(after)) return match.index;
  }
  return null;
}

function hasLiteral(node: PhrasingContent, source: string): boolean {
  if (node.type !== 'text' || !node.value.includes('**') || node.value.search(literalMarker) === -1)
    return false;
  return isAsWritten(node, source);
}

function isAsWritten(node: Text, source: string): boolean {
  return !/\\\*|&(?:#42|#[xX]2[aA]|ast|midast);/.test(sourceOf(node, source));
}

/** Says whether bold holds a `****` that stands beside a CJK character. */
function hasDouble(node: PhrasingContent, source: string): boolean {
  if (node.type !== 'strong') return false;
  return node.children.some((child) => child.type === 'text' && splitDoubles(child, source).length > 1);
}

/** The text between the `****` that end one bold and begin the next. */
function splitDoubles(node: Text, source: string): string[] {
  const { value } = node;
  if (!value.includes('****') || !isAsWritten(node, source)) return [value];
  const parts: string[] = [];
  let start = 0;
  for (const { index } of value.matchAll(doubleMarker)) {
    const [before, after] = [lastCharacter(value.slice(0, index)), firstCharacter(value.slice(index + 4))];
    if (!isWideCharacter(before) && !isWideCharacter(after)) continue;
    // A masked text, `密码：****，请改`: no bold begins with what ends or joins clauses.
    if (/[、，,。．；;：:！!？?）)”’】》]/.test(after)) continue;
    parts.push(value.slice(start, index));
    start = index + 4;
  }
  return [...parts, value.slice(start)];
}

function isSpace(node: PhrasingContent | undefined): boolean {
  return node?.type === 'text' && node.value.trim() === '';
}

function isNested(node: PhrasingContent): boolean {
  if (node.type !== 'strong' || node.children.length < 2) return false;
  return node.children.some((child) => child.type === 'strong');
}

/** Opens up all bold written with asterisks, so that only markers, texts and other nodes are left. */
function splitMarkers(children: readonly PhrasingContent[], source: string): Item[] {
  const items: (PhrasingContent | Bare)[] = [];
  const pushTexts = (node: Text, texts: readonly string[], markers: number): void => {
    const literal: Bare = { type: 'bare', owner: null, position: node.position };
    texts.forEach((value, index) => {
      for (let i = 0; index > 0 && i < markers; i++) items.push(literal);
      if (value !== '')
        items.push({ type: 'text', value, ...(node.position && { position: node.position }) });
    });
  };
  const open = (nodes: readonly PhrasingContent[], owner: Strong | null): void => {
    for (const node of nodes) {
      if (node.type === 'strong' && sourceOf(node, source).startsWith('**')) {
        items.push({ type: 'bare', owner: node });
        open(node.children, node);
        items.push({ type: 'bare', owner: node });
      } else if (node.type !== 'text') items.push(node);
      else if (hasLiteral(node, source)) pushTexts(node, node.value.split(literalMarker), 1);
      else pushTexts(node, owner === null ? [node.value] : splitDoubles(node, source), 2);
    }
  };
  open(children, null);
  return items.map((item, index): Item => {
    if (item.type !== 'bare') return item;
    const [before, after] = [edge(items[index - 1], 'last'), edge(items[index + 1], 'first')];
    return { type: 'marker', owner: item.owner, before, after, position: item.position };
  });
}

/** The character of a neighbour that touches a marker; `x` for anything solid that is no text, empty for none. */
function edge(item: PhrasingContent | Bare | undefined, side: 'first' | 'last'): string {
  if (item === undefined || item.type === 'bare' || item.type === 'break') return '';
  if (item.type !== 'text') return 'x';
  return side === 'first' ? firstCharacter(item.value) : lastCharacter(item.value);
}

function pairInOrder(items: readonly Item[]): PhrasingContent[] | null {
  const result: PhrasingContent[] = [];
  let opener: Marker | null = null;
  let content: PhrasingContent[] = [];
  for (const item of items) {
    if (item.type !== 'marker') (opener === null ? result : content).push(item);
    else if (opener === null) opener = item;
    else {
      if (!isMeantBold(opener, content, item)) return null;
      result.push(...toStrong(content));
      opener = null;
      content = [];
    }
  }
  return opener === null ? result : null;
}

/**
 * The careful second try: looks at neighbouring texts alone, with no bold of the parser between them, and pairs each
 * marker with the next where that looks meant; one that does not is a literal, and the next may open.
 */
function pairLiterals(children: readonly PhrasingContent[], source: string): PhrasingContent[] | null {
  const runs: PhrasingContent[][] = [[]];
  for (const child of children) {
    if (child.type === 'strong') runs.push([child], []);
    else runs.at(-1)?.push(child);
  }
  const paired = runs.map((run) =>
    run.some((node) => hasLiteral(node, source)) ? pairWhereMeant(splitMarkers(run, source)) : null,
  );
  if (paired.every((run) => run === null)) return null;
  return runs.flatMap((run, i) => paired[i] ?? run);
}

function pairWhereMeant(items: readonly Item[]): PhrasingContent[] | null {
  const result: PhrasingContent[] = [];
  let isPaired = false;
  let opener: Marker | null = null;
  let content: PhrasingContent[] = [];
  const giveUp = (marker: Marker | null): void => {
    if (marker !== null) addText(result, toLiteral(marker));
    for (const node of content) addText(result, node);
    content = [];
  };
  for (const item of items) {
    if (item.type !== 'marker') content.push(item);
    else if (opener !== null && isMeantBold(opener, content, item)) {
      result.push(...toStrong(content));
      isPaired = true;
      opener = null;
      content = [];
    } else {
      giveUp(opener);
      opener = item;
    }
  }
  giveUp(opener);
  return isPaired ? result : null;
}

function toLiteral({ position }: Marker): Text {
  return { type: 'text', value: '**', ...(position && { position }) };
}

/** Adds a node; texts that were one before they were split are one again. */
function addText(nodes: PhrasingContent[], node: PhrasingContent): void {
  const last = nodes.at(-1);
  if (node.type === 'text' && last?.type === 'text' && node.position === last.position) {
    nodes[nodes.length - 1] = { ...last, value: last.value + node.value };
  } else nodes.push(node);
}

function toStrong(content: readonly PhrasingContent[]): PhrasingContent[] {
  const children = [...content];
  const outside = { before: '', after: '' };
  const first = children[0];
  if (first?.type === 'text' && /^\s/.test(first.value)) {
    const value = first.value.trimStart();
    outside.before = first.value.slice(0, first.value.length - value.length);
    children[0] = { ...first, value };
  }
  const last = children.at(-1);
  if (last?.type === 'text' && /\s$/.test(last.value)) {
    const value = last.value.trimEnd();
    outside.after = last.value.slice(value.length);
    children[children.length - 1] = { ...last, value };
  }
  const strong: PhrasingContent = { type: 'strong', children };
  const result: PhrasingContent[] = [strong];
  if (outside.before !== '') result.unshift({ type: 'text', value: outside.before });
  if (outside.after !== '') result.push({ type: 'text', value: outside.after });
  return result;
}
