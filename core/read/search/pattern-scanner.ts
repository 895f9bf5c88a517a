import { ByteWriter, lengthOfNumber, readNumber } from '../../format/bytes/byte-writer';
import { noTokenId } from '../../format/search/index-format';
import type { Pattern } from './plan-word';
import { anchoredPerUnit, readPerUnit } from './search-work';
import { field } from '../../format/search/search-document';
import type { WordMatches } from './word-matches';

/** The numbers of the fields in the order in which they are stored. */
const storedFields = [field.title, field.terms, field.headings, field.description, field.text];

/** Token ids that must match exactly, in sequence. A partial token may come before and after them. */
interface Anchor {
  readonly bytes: Uint8Array;
  /** The offset in `bytes` of the rarest token id, whose first byte is searched for. */
  readonly rarest: number;
  /** The rarest token id. */
  readonly highest: number;
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

/** Token ids below this are so frequent that reading all token ids of a text is faster than to look at each of these. */
const frequentIds = 5;

/** The same for more anchors than this. */
const mostAnchors = 2;

/** The longest pattern that is searched for by reading all token ids, in tokens: `TokenStates` has bits for these. */
const longestRead = 16;

/**
 * Searches for a pattern in stored texts.
 *
 * Where it can, it does not decode the texts. It searches for the bytes of an anchor, and reads token ids only before and
 * after these. The last byte of a token id, and no other, is below 0x80; this tells where token ids begin.
 */
export class PatternScanner {
  /** Bytes of text that are searched in the time of one entry of a posting list. */
  readonly bytesPerUnit: number;
  private readonly anchors: readonly Anchor[];
  private readonly states: TokenStates | null;
  /** By field of the present text: where it ends, and the occurrences as a part of tokens and as whole tokens. */
  private readonly ends = new Uint32Array(storedFields.length);
  private readonly parts = new Uint32Array(storedFields.length);
  private readonly whole = new Uint32Array(storedFields.length);

  constructor(pattern: Pattern) {
    this.anchors = listAnchors(pattern);
    const isRead =
      pattern.ids.length <= longestRead &&
      (this.anchors.length > mostAnchors || this.anchors.some(({ highest }) => highest < frequentIds));
    this.states = isRead ? toStates(pattern) : null;
    this.bytesPerUnit = isRead ? readPerUnit : anchoredPerUnit / Math.max(1, this.anchors.length);
  }

  /** Adds to `matches` how the pattern matches an article, if it does. */
  match(article: number, text: Uint8Array, matches: WordMatches): void {
    const start = this.readEnds(text);
    this.parts.fill(0);
    this.whole.fill(0);
    if (this.states !== null) this.countRead(text, start, this.states);
    else for (const anchor of this.anchors) this.countAnchored(text, start, anchor);
    for (const [i, number] of storedFields.entries()) {
      const [parts, whole] = [this.parts[i] ?? 0, this.whole[i] ?? 0];
      if (parts + whole > 0) matches.add(article, number, whole > 0, parts + whole);
    }
  }

  /** Reads where the fields of a text end. Returns where the first one begins. */
  private readEnds(text: Uint8Array): number {
    const last = storedFields.length - 1;
    let start = 0;
    for (let i = 0; i < last; i++) {
      this.ends[i] = readNumber(text, start);
      while ((text[start] ?? 0) >= 0x80) start += 1;
      start += 1;
    }
    let end = start;
    for (let i = 0; i < last; i++) this.ends[i] = end += this.ends[i] ?? 0;
    this.ends[last] = text.length;
    return start;
  }

  private countAnchored(text: Uint8Array, start: number, anchor: Anchor): void {
    const { bytes, rarest } = anchor;
    const head = bytes[rarest] ?? 0;
    let field = 0;
    let from = start;
    // `indexOf` is native code, which is faster than a loop.
    for (let at = text.indexOf(head, start + rarest); at !== -1; at = text.indexOf(head, at + 1)) {
      if (!hasBytes(text, at - rarest, bytes)) continue;
      for (let end = this.ends[field] ?? 0; end <= at - rarest; end = this.ends[++field] ?? text.length)
        from = end;
      this.count(field, compareAround(text, at - rarest, from, this.ends[field] ?? 0, anchor));
    }
  }

  /** Reads all token ids, and keeps for each beginning of the pattern whether the last tokens are it (shift-and). */
  private countRead(text: Uint8Array, start: number, { accepted, ends }: TokenStates): void {
    const last = text.length - 1;
    let at = start;
    for (let field = 0; field < storedFields.length; field++) {
      const end = this.ends[field] ?? 0;
      let state = 0;
      while (at < end) {
        // Written out and without a branch for the second byte: whether there is one cannot be predicted, and each wrong
        // guess takes longer than all the rest.
        const first = text[at] ?? 0;
        const second = text[Math.min(at + 1, last)] ?? 0;
        const hasSecond = first >> 7;
        let id = (first & 0x7f) | ((second & 0x7f & -hasSecond) << 7);
        at += 1 + hasSecond;
        if ((first & second) >= 0x80) {
          id = readNumber(text, at - 2);
          at += lengthOfNumber(id) - 2;
        }
        state = ((state << 1) | firstToken) & (accepted[id] ?? 0);
        if ((state & ends) !== 0) this.count(field, (state & ends) >>> 16 === 0 ? 1 : 2);
      }
    }
  }

  private count(field: number, matched: number): void {
    if (matched === 2) this.whole[field] = (this.whole[field] ?? 0) + 1;
    else if (matched === 1) this.parts[field] = (this.parts[field] ?? 0) + 1;
  }
}

/**
 * Compares what is around the bytes of an anchor, within the field from `from` to `to`: 0 for no match, 1 for a part of a
 * token, 2 for whole tokens.
 */
function compareAround(
  text: Uint8Array,
  start: number,
  from: number,
  to: number,
  { bytes, best, before, after }: Anchor,
): number {
  const end = start + bytes.length;
  // The match starts inside a longer token id if the previous byte has its continuation bit set.
  if (end > to || (start > from && (text[start - 1] ?? 0) >= 0x80)) return 0;
  let matched = best;
  if (before !== null) {
    if (start === from) return 0;
    let at = start - 1;
    while (at > from && (text[at - 1] ?? 0) >= 0x80) at -= 1;
    matched = Math.min(matched, compareToken(readNumber(text, at), before));
  }
  if (after !== null && matched > 0) {
    if (end >= to) return 0;
    matched = Math.min(matched, compareToken(readNumber(text, end), after));
  }
  return matched;
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

function listAnchors({ ids, first, last }: Pattern): Anchor[] {
  const before = toPartialToken(first, ids[0]);
  const after = toPartialToken(last, ids.at(-1));
  const fixed = ids.slice(before === null ? 0 : 1, after === null ? ids.length : -1);
  if (fixed.length > 0) return [{ ...toBytes(fixed), best: 2, before, after }];
  // Two partial tokens: every token that the one with fewer can be.
  const [ends, starts] = [listIds(before), listIds(after)];
  const isFirst = ends.length < starts.length;
  const whole = (isFirst ? before : after)?.whole;
  return (isFirst ? ends : starts).map((id) => ({
    ...toBytes([id]),
    best: id === whole ? 2 : 1,
    before: isFirst ? null : before,
    after: isFirst ? after : null,
  }));
}

/** The first token of a pattern, as a part and as a whole. */
const firstToken = 0x1_0001;

/** Token ids below this have at most two bytes. Nearly all occurrences have; the table is long enough for these. */
const twoByteIds = 1 << 14;

/** A pattern as bits: bit i for its token i, and bit 16 + i for that token as a whole. */
interface TokenStates {
  /** By token id: the tokens of the pattern that it can be. */
  readonly accepted: Int32Array;
  /** The last token of the pattern. */
  readonly ends: number;
}

function toStates({ ids, first, last }: Pattern): TokenStates {
  const known = ids.filter((id) => id !== noTokenId);
  const accepted = new Int32Array(Math.max(twoByteIds, ...known, first?.length ?? 0, last?.length ?? 0) + 1);
  const accept = (id: number, bits: number) => {
    accepted[id] = (accepted[id] ?? 0) | bits;
  };
  first?.forEach((bit, id) => {
    accept(id, bit);
  });
  last?.forEach((bit, id) => {
    accept(id, bit << (ids.length - 1));
  });
  ids.forEach((id, i) => {
    if (id !== noTokenId) accept(id, firstToken << i);
  });
  return { accepted, ends: firstToken << (ids.length - 1) };
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
function toBytes(ids: readonly number[]): Pick<Anchor, 'bytes' | 'rarest' | 'highest'> {
  const writer = new ByteWriter();
  let rarest = 0;
  let highest = -1;
  for (const id of ids) {
    if (id > highest) [highest, rarest] = [id, writer.length];
    writer.number(id);
  }
  return { bytes: writer.finish(), rarest, highest };
}
