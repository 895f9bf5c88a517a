import { ByteWriter, lengthOfNumber, readNumber } from '../../format/bytes/byte-writer';
import { noTokenId } from '../../format/search/index-format';
import type { Pattern } from './plan-word';
import { field } from '../../format/search/search-document';
import type { WordMatches } from './word-matches';

/** The numbers of the fields in the order in which they are stored. */
const storedFields = [field.title, field.terms, field.headings, field.description, field.text];

/** Token ids that must match exactly, in sequence. A partial token may come before and after them. */
interface Anchor {
  readonly bytes: Uint8Array;
  /** The offset in `bytes` of the rarest token id, whose first byte is searched for. */
  readonly rarest: number;
  /** 1 if the bytes are a token of which only a part belongs to the pattern, else 2. */
  readonly best: number;
  /** The partial tokens before and after; null at an end of the pattern. */
  readonly before: PartialToken | null;
  readonly after: PartialToken | null;
}

interface PartialToken {
  /** By token id, 1 for the tokens of which the pattern may be a part. */
  readonly ids: Uint8Array;
  /** The id of the token that the pattern has in full. */
  readonly whole: number;
}

/** Up to this many anchors are searched for one by one. For more, all token ids of the text are read. */
const mostAnchors = 8;

/**
 * Searches for a pattern in stored texts.
 *
 * It does not decode the texts. It searches for the bytes of an anchor, and reads token ids only before and after these.
 * The last byte of a token id, and no other, is below 0x80; this tells where token ids begin.
 */
export class PatternScanner {
  private readonly anchors: readonly Anchor[];
  private readonly pair: readonly [PartialToken, PartialToken] | null;
  /** Occurrences in the present field, as a part of tokens and as whole tokens. */
  private parts = 0;
  private whole = 0;

  constructor({ ids, first, last }: Pattern) {
    const before = toPartialToken(first, ids[0]);
    const after = toPartialToken(last, ids.at(-1));
    const fixed = ids.slice(before === null ? 0 : 1, after === null ? ids.length : -1);
    this.anchors =
      fixed.length > 0 ? [{ ...toBytes(fixed), best: 2, before, after }] : anchorPair(before, after);
    this.pair = this.anchors.length === 0 && before && after ? [before, after] : null;
  }

  /** Adds to `matches` how the pattern matches an article, if it does. */
  match(article: number, text: Uint8Array, matches: WordMatches): void {
    const lengths: number[] = [];
    let at = 0;
    while (lengths.length < storedFields.length - 1) {
      lengths.push(readNumber(text, at));
      while ((text[at] ?? 0) >= 0x80) at += 1;
      at += 1;
    }
    for (const [i, number] of storedFields.entries()) {
      const end = i < lengths.length ? at + (lengths[i] ?? 0) : text.length;
      this.parts = 0;
      this.whole = 0;
      if (this.pair !== null) this.countPairs(text.subarray(at, end), ...this.pair);
      else for (const anchor of this.anchors) this.countAnchored(text.subarray(at, end), anchor);
      if (this.parts + this.whole > 0) {
        matches.add(article, number, this.whole > 0, this.parts + this.whole);
      }
      at = end;
    }
  }

  private countAnchored(text: Uint8Array, anchor: Anchor): void {
    const { bytes, rarest } = anchor;
    const head = bytes[rarest] ?? 0;
    // `indexOf` is native code, which is faster than a loop.
    for (let at = text.indexOf(head, rarest); at !== -1; at = text.indexOf(head, at + 1)) {
      if (hasBytes(text, at - rarest, bytes)) this.compareAround(text, at - rarest, anchor);
    }
  }

  private compareAround(text: Uint8Array, start: number, { bytes, best, before, after }: Anchor): void {
    // The match starts inside a longer token id: the previous byte has its continuation bit set.
    if (start > 0 && (text[start - 1] ?? 0) >= 0x80) return;
    let matched = best;
    if (before !== null) {
      if (start === 0) return;
      let at = start - 1;
      while (at > 0 && (text[at - 1] ?? 0) >= 0x80) at -= 1;
      matched = Math.min(matched, compareToken(readNumber(text, at), before));
    }
    if (after !== null && matched > 0) {
      const at = start + bytes.length;
      if (at >= text.length) return;
      matched = Math.min(matched, compareToken(readNumber(text, at), after));
    }
    this.count(matched);
  }

  /** Reads all token ids and counts pairs of two adjacent tokens that end and begin as the phrase does. */
  private countPairs(text: Uint8Array, first: PartialToken, second: PartialToken): void {
    let before = 0;
    for (let at = 0; at < text.length;) {
      const id = readNumber(text, at);
      at += lengthOfNumber(id);
      if (before !== 0) this.count(Math.min(before, compareToken(id, second)));
      before = compareToken(id, first);
    }
  }

  private count(matched: number): void {
    if (matched === 2) this.whole += 1;
    else if (matched === 1) this.parts += 1;
  }
}

/** Compares a token id with a partial token: 0 for no match, 1 for a part of the token, 2 for all of it. */
function compareToken(id: number, { ids, whole }: PartialToken): number {
  if (id === whole) return 2;
  return id < ids.length ? (ids[id] ?? 0) : 0;
}

function hasBytes(text: Uint8Array, start: number, bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (text[start + i] !== bytes[i]) return false;
  return true;
}

/** The anchors of two partial tokens: every token that the one with fewer can be. None if both can be too many. */
function anchorPair(before: PartialToken | null, after: PartialToken | null): Anchor[] {
  const [ends, starts] = [listIds(before), listIds(after)];
  if (Math.min(ends.length, starts.length) > mostAnchors) return [];
  const isFirst = ends.length < starts.length;
  const whole = (isFirst ? before : after)?.whole;
  return (isFirst ? ends : starts).map((id) => ({
    ...toBytes([id]),
    best: id === whole ? 2 : 1,
    before: isFirst ? null : before,
    after: isFirst ? after : null,
  }));
}

function toPartialToken(ids: Uint8Array | null, whole = noTokenId): PartialToken | null {
  return ids === null ? null : { ids, whole };
}

function listIds(token: PartialToken | null): number[] {
  const ids: number[] = [];
  token?.ids.forEach((bit, id) => {
    if (bit === 1) ids.push(id);
  });
  return ids;
}

/** The bytes of some token ids, and the offset of the rarest one: rare tokens have high ids. */
function toBytes(ids: readonly number[]): Pick<Anchor, 'bytes' | 'rarest'> {
  const writer = new ByteWriter();
  let rarest = 0;
  let highest = -1;
  for (const id of ids) {
    if (id > highest) [highest, rarest] = [id, writer.length];
    writer.number(id);
  }
  return { bytes: writer.finish(), rarest };
}
