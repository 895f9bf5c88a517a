import { ByteWriter, lengthOfNumber, readNumber } from '../../format/bytes/byte-writer';
import { noCode } from '../../format/search/index-format';
import type { Pattern } from './plan-word';
import { field } from '../../format/search/search-document';
import type { WordMatches } from './word-matches';

/** The numbers of the fields in the order in which they are stored. */
const storedFields = [field.title, field.terms, field.headings, field.description, field.text];

/** Codes that stand for themselves, one behind the other; any pattern is these, and a run before or behind them. */
interface Anchor {
  readonly bytes: Uint8Array;
  /** Where among the bytes the code is that is looked for: the rarest. */
  readonly rarest: number;
  /** 1 where the bytes are a run of which only a part belongs to the pattern, else 2. */
  readonly best: number;
  /** The runs that may be before and behind, and the code of the whole run; null where the pattern ends. */
  readonly before: PartialRun | null;
  readonly behind: PartialRun | null;
}

interface PartialRun {
  readonly codes: Uint8Array;
  readonly whole: number;
}

/** Up to so many codes are looked for one by one; where there are more, all codes of the text are read. */
const mostAnchors = 8;

/**
 * Looks for a pattern in stored texts.
 *
 * Texts are not decoded: the bytes of what is certain of the pattern are looked for, and codes are read only before and
 * behind these. The last byte of a code, and no other, is below 0x80, so it is known where codes begin.
 */
export class PatternScanner {
  private readonly anchors: readonly Anchor[];
  private readonly pair: readonly [PartialRun, PartialRun] | null;
  /** Occurrences in the present field, in parts of runs and in whole runs. */
  private parts = 0;
  private whole = 0;

  constructor(pattern: Pattern) {
    this.anchors = findAnchors(pattern);
    const before = toPartialRun(pattern.first, pattern.codes[0]);
    const behind = toPartialRun(pattern.last, pattern.codes.at(-1));
    this.pair = this.anchors.length === 0 && before && behind ? [before, behind] : null;
  }

  /** Notes how the pattern matches an article, if it does. */
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
    // The search for a byte is the engine's own, and faster than a loop.
    for (let at = text.indexOf(head, rarest); at !== -1; at = text.indexOf(head, at + 1)) {
      if (hasBytes(text, at - rarest, bytes)) this.compareAround(text, at - rarest, anchor);
    }
  }

  private compareAround(text: Uint8Array, start: number, { bytes, best, before, behind }: Anchor): void {
    // Within another code, which the bytes before belong to.
    if (start > 0 && (text[start - 1] ?? 0) >= 0x80) return;
    let matched = best;
    if (before !== null) {
      if (start === 0) return;
      let at = start - 1;
      while (at > 0 && (text[at - 1] ?? 0) >= 0x80) at -= 1;
      matched = Math.min(matched, compareRun(readNumber(text, at), before));
    }
    if (behind !== null && matched > 0) {
      const at = start + bytes.length;
      if (at >= text.length) return;
      matched = Math.min(matched, compareRun(readNumber(text, at), behind));
    }
    if (matched === 2) this.whole += 1;
    else if (matched === 1) this.parts += 1;
  }

  /** Two runs, of each of which only a part may belong to the phrase: all codes are read. */
  private countPairs(text: Uint8Array, first: PartialRun, second: PartialRun): void {
    let before = 0;
    for (let at = 0; at < text.length;) {
      const code = readNumber(text, at);
      at += lengthOfNumber(code);
      if (before !== 0) {
        const matched = Math.min(before, compareRun(code, second));
        if (matched === 2) this.whole += 1;
        else if (matched === 1) this.parts += 1;
      }
      before = compareRun(code, first);
    }
  }
}

/** Compares a code with a partial run: 0 for no match, 1 for a part of a run, 2 for all of it. */
function compareRun(code: number, { codes, whole }: PartialRun): number {
  if (code === whole) return 2;
  return code < codes.length ? (codes[code] ?? 0) : 0;
}

function hasBytes(text: Uint8Array, start: number, bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (text[start + i] !== bytes[i]) return false;
  return true;
}

/** What to look for; nothing where the pattern is two partial runs, and each can be too many. */
function findAnchors(pattern: Pattern): Anchor[] {
  const { codes, first, last } = pattern;
  const [before, behind] = [toPartialRun(first, codes[0]), toPartialRun(last, codes.at(-1))];
  const fixed = codes.slice(first === null ? 0 : 1, last === null ? codes.length : -1);
  if (fixed.length > 0) return [{ ...toBytes(fixed), best: 2, before, behind }];
  const [ends, starts] = [listCodes(first), listCodes(last)];
  if (Math.min(ends.length, starts.length) > mostAnchors) return [];
  const isFirst = ends.length < starts.length;
  return (isFirst ? ends : starts).map((code) => ({
    ...toBytes([code]),
    best: code === (isFirst ? codes[0] : codes[1]) ? 2 : 1,
    before: isFirst ? null : before,
    behind: isFirst ? behind : null,
  }));
}

function toPartialRun(codes: Uint8Array | null, whole = noCode): PartialRun | null {
  return codes === null ? null : { codes, whole };
}

function listCodes(set: Uint8Array | null): number[] {
  const codes: number[] = [];
  set?.forEach((bit, code) => {
    if (bit === 1) codes.push(code);
  });
  return codes;
}

/** The bytes of some codes, and where the rarest of these begins: rare ones have high codes. */
function toBytes(codes: readonly number[]): Pick<Anchor, 'bytes' | 'rarest'> {
  const writer = new ByteWriter();
  let rarest = 0;
  let highest = -1;
  for (const code of codes) {
    if (code > highest) [highest, rarest] = [code, writer.length];
    writer.number(code);
  }
  return { bytes: writer.finish(), rarest };
}
