import type { Parents, PhrasingContent, Strong, Text } from 'mdast';
import { firstCharacter, isWideCharacter, lastCharacter } from './characters';
import { isMeantBold, type Marker } from './is-meant-bold';
import { appendNode, hasEscaped, sourceOf } from './mdast-nodes';

type Item = Marker | PhrasingContent;

/** A marker before its neighbours are known. */
type BareMarker = Omit<Marker, 'before' | 'after'>;

const literalMarker = /(?<!\*)\*\*(?!\*)/g;
/** The end of one bold and the start of the next. By CommonMark's rule of three it is neither. */
const doubleMarker = /(?<!\*)\*{4}(?!\*)/g;

/**
 * Repairs bold that CommonMark, even with CJK-friendly flanking, does not recognise: `**字 **后`, `前** 字**`, `2**. 字**`.
 * Works in place, on the direct children of a paragraph, heading or cell.
 *
 * It applies if a `**` is left as text, if bold is inside of bold, or if bold contains `****` beside a CJK character. Then
 * the markers are paired in order, and white space inside of a pair moves outside. If a pair that the parser did not make
 * is not meant as bold (see `isMeantBold`), it tries only the `**` that are text. Escaped markers stay text.
 */
export function repairEmphasis(parent: Parents, source: string): void {
  const children: PhrasingContent[] = parent.children as PhrasingContent[];
  if (!children.some((child) => hasLiteral(child, source) || isNested(child) || hasDouble(child, source)))
    return;
  const paired = pairMarkers(splitMarkers(children, source), true) ?? pairLiterals(children, source);
  if (paired === null) return;
  // White space that moved out of the first or last bold of a block does not separate anything.
  if (isSpace(paired[0])) paired.shift();
  if (isSpace(paired.at(-1))) paired.pop();
  parent.children = paired;
}

/** Returns the offset of the first `**` in a text that is beside a CJK character, so that bold was probably meant. */
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
  return !hasEscaped(node, '*', source);
}

/** Whether a node is bold that contains `****` beside a CJK character. */
function hasDouble(node: PhrasingContent, source: string): boolean {
  if (node.type !== 'strong') return false;
  return node.children.some((child) => child.type === 'text' && splitDoubles(child, source).length > 1);
}

/** Splits a text at each `****` that ends one bold and starts the next. */
function splitDoubles(node: Text, source: string): string[] {
  const { value } = node;
  if (!value.includes('****') || hasEscaped(node, '*', source)) return [value];
  const parts: string[] = [];
  let start = 0;
  for (const { index } of value.matchAll(doubleMarker)) {
    const [before, after] = [lastCharacter(value.slice(0, index)), firstCharacter(value.slice(index + 4))];
    if (!isWideCharacter(before) && !isWideCharacter(after)) continue;
    // Bold does not begin with punctuation that ends a clause. This is masked text: `密码：****，请改`.
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

/** Splits bold written with asterisks and literal `**` into markers, texts and other nodes. */
function splitMarkers(children: readonly PhrasingContent[], source: string): Item[] {
  const items: (PhrasingContent | BareMarker)[] = [];
  const pushTexts = (node: Text, texts: readonly string[], markers: number): void => {
    const literal: BareMarker = { type: 'marker', owner: null, position: node.position };
    texts.forEach((value, index) => {
      for (let i = 0; index > 0 && i < markers; i++) items.push(literal);
      if (value !== '') items.push({ ...node, value });
    });
  };
  const split = (nodes: readonly PhrasingContent[], owner: Strong | null): void => {
    for (const node of nodes) {
      if (node.type === 'strong' && sourceOf(node, source).startsWith('**')) {
        items.push({ type: 'marker', owner: node });
        split(node.children, node);
        items.push({ type: 'marker', owner: node });
      } else if (node.type !== 'text') items.push(node);
      else if (hasLiteral(node, source)) pushTexts(node, node.value.split(literalMarker), 1);
      else pushTexts(node, owner === null ? [node.value] : splitDoubles(node, source), 2);
    }
  };
  split(children, null);
  return items.map((item, index): Item => {
    if (item.type !== 'marker') return item;
    const [before, after] = [edge(items[index - 1], 'last'), edge(items[index + 1], 'first')];
    return { ...item, before, after };
  });
}

/** Returns the character of a neighbour that touches a marker: `x` for a node without text, empty if there is none. */
function edge(item: PhrasingContent | BareMarker | undefined, side: 'first' | 'last'): string {
  if (item === undefined || item.type === 'marker' || item.type === 'break') return '';
  if (item.type !== 'text') return 'x';
  return side === 'first' ? firstCharacter(item.value) : lastCharacter(item.value);
}

/** Pairs only literal markers between two nodes that the parser made bold. */
function pairLiterals(children: readonly PhrasingContent[], source: string): PhrasingContent[] | null {
  const runs: PhrasingContent[][] = [[]];
  for (const child of children) {
    if (child.type === 'strong') runs.push([child], []);
    else runs.at(-1)?.push(child);
  }
  const paired = runs.map((run) =>
    run.some((node) => hasLiteral(node, source)) ? pairMarkers(splitMarkers(run, source), false) : null,
  );
  if (paired.every((run) => run === null)) return null;
  return runs.flatMap((run, i) => paired[i] ?? run);
}

/**
 * Pairs each marker with the next if bold is meant. A marker without a pair is text, and the next one may open.
 *
 * @param pairsAll returns null if a marker is without a pair
 * @returns null also if there is not a single pair, unless `pairsAll`
 */
function pairMarkers(items: readonly Item[], pairsAll: boolean): PhrasingContent[] | null {
  const result: PhrasingContent[] = [];
  let hasPair = false;
  let opener: Marker | null = null;
  let content: PhrasingContent[] = [];
  const flush = (marker: Marker | null): void => {
    if (marker !== null) {
      appendNode(result, {
        type: 'text',
        value: '**',
        ...(marker.position && { position: marker.position }),
      });
    }
    for (const node of content) appendNode(result, node);
    content = [];
  };
  for (const item of items) {
    if (item.type !== 'marker') content.push(item);
    else if (opener !== null && isMeantBold(opener, content, item)) {
      result.push(...toStrong(content));
      hasPair = true;
      opener = null;
      content = [];
    } else {
      if (opener !== null && pairsAll) return null;
      flush(opener);
      opener = item;
    }
  }
  if (opener !== null && pairsAll) return null;
  flush(opener);
  return hasPair || pairsAll ? result : null;
}

/** Makes nodes bold. White space at their ends moves outside. */
function toStrong(content: readonly PhrasingContent[]): PhrasingContent[] {
  const children = [...content];
  const before = cutSpace(children, 0, (text) => text.trimStart());
  const after = cutSpace(children, children.length - 1, (text) => text.trimEnd());
  return [...before, { type: 'strong', children }, ...after];
}

/** Trims the text at an index in place, if there is one; returns the white space as a text. */
function cutSpace(nodes: PhrasingContent[], index: number, trim: (text: string) => string): Text[] {
  const node = nodes[index];
  if (node?.type !== 'text') return [];
  const value = trim(node.value);
  if (value === node.value) return [];
  nodes[index] = { ...node, value };
  return [{ type: 'text', value: node.value.replace(value, '') }];
}
