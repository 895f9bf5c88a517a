import { foldTerm } from '../../model/text/fold';
import { foldForSearch } from '../../format/search/fold-text';
import { toSimplified, type SimplifiedMap } from '../../format/search/simplified-characters';

/** A folded text that knows which part of the original each of its code units comes from. */
export interface FoldedText {
  readonly folded: string;
  /** By code unit of `folded`: where in the original its source begins and ends. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Marks and joiners belong to what is before them, whatever folding makes of the two. */
const clinging = /[\p{M}\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uFF9E\uFF9F]/u;

/** No cluster of characters that fold together is longer; a text that is nothing but marks is cut into such pieces. */
const longestCluster = 64;

/** Entries of the table by code unit; any other entry is the one code unit that this one folds to. */
const unknown = 0;
const dependent = 0xffff;
const several = 0xfffe;

const space = 0x20;

/** As fast as a copy, where joining characters costs more than folding them. */
const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

/**
 * Folds texts like `foldForSearch`, and keeps where everything came from.
 *
 * Folding is done cluster by cluster, a cluster being characters that cannot be folded apart: a letter and its marks,
 * the parts of a Hangul syllable. Nearly all characters of nearly all texts are clusters of one code unit that fold to
 * one code unit, which a table answers; it is filled as units are met, because a search has no time to fill it before.
 */
export class OffsetFolder {
  private readonly table = new Uint16Array(0x10000);
  /** What folds to none or several code units, whatever stands around it. */
  private readonly sequences = new Map<number, string>();

  constructor(private readonly variants: SimplifiedMap) {}

  fold(text: string): FoldedText {
    const out = new OffsetWriter(text.length);
    let isCertain = true;
    for (let i = 0; i < text.length;) {
      const unit = text.charCodeAt(i);
      const folded = this.look(unit);
      const isAlone =
        folded !== dependent && (i + 1 === text.length || this.look(text.charCodeAt(i + 1)) !== dependent);
      if (isAlone) {
        if (folded === several) out.addAll(this.sequences.get(unit) ?? '', i, i + 1);
        else out.add(folded, i, i + 1);
        i += 1;
        continue;
      }
      const end = this.findClusterEnd(text, i);
      out.addAll(this.foldCluster(text.slice(i, end)), i, end);
      isCertain &&= end === i + characterLength(text, i) && !isLoneSurrogate(text, i);
      i = end;
    }
    if (isCertain) return out.finish();
    // Clusters are found by rules that some rare text may break; it is found, but nothing is marked in it.
    const whole = foldForSearch(text, this.variants);
    return out.finish(whole) ?? { folded: '', starts: new Int32Array(0), ends: new Int32Array(0) };
  }

  /** The table's entry for a code unit, made when it is first asked for. */
  private look(unit: number): number {
    const known = this.table[unit] ?? unknown;
    if (known !== unknown) return known;
    const made = this.makeEntry(unit);
    this.table[unit] = made;
    return made;
  }

  private makeEntry(unit: number): number {
    if (dependsOnOthers(unit)) return dependent;
    const folded = this.foldCluster(String.fromCharCode(unit));
    const only = folded.charCodeAt(0);
    if (folded.length === 1 && only !== unknown && only < several) return only;
    this.sequences.set(unit, folded);
    return several;
  }

  /** Folds like `foldForSearch`, without trimming. */
  private foldCluster(cluster: string): string {
    return toSimplified(foldBare(cluster), this.variants);
  }

  private findClusterEnd(text: string, start: number): number {
    let end = start + characterLength(text, start);
    while (end < text.length && end - start < longestCluster) {
      const next = end + characterLength(text, end);
      const character = text.slice(end, next);
      if (!clinging.test(character)) {
        if (this.look(text.charCodeAt(end)) !== dependent) break;
        const before = text.slice(start, end);
        if (foldBare(before + character) === foldBare(before) + foldBare(character)) break;
      }
      end = next;
    }
    return end;
  }
}

/** Whether what a code unit folds to may depend on its neighbours: marks, parts of Hangul syllables, surrogates. */
function dependsOnOthers(unit: number): boolean {
  if (unit >= 0xd800 && unit <= 0xdfff) return true;
  const character = String.fromCharCode(unit);
  return (
    clinging.test(character) ||
    /^\p{M}|[\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF]/u.test(character.normalize('NFKC'))
  );
}

/** Folds without trimming: the bars change nothing between them. */
function foldBare(text: string): string {
  return foldTerm(`|${text}|`).slice(1, -1);
}

function isLoneSurrogate(text: string, index: number): boolean {
  const point = text.codePointAt(index) ?? 0;
  return point >= 0xd800 && point <= 0xdfff;
}

function characterLength(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

/** Gathers folded code units and their offsets; collapses white space and trims it. */
class OffsetWriter {
  private units: Uint16Array;
  private starts: Int32Array;
  private ends: Int32Array;
  private length = 0;

  constructor(expected: number) {
    // Some characters fold to several.
    const capacity = expected + (expected >> 3) + 16;
    this.units = new Uint16Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
  }

  add(unit: number, start: number, end: number): void {
    if (unit === space && (this.length === 0 || this.units[this.length - 1] === space)) return;
    if (this.length === this.units.length) this.grow();
    this.units[this.length] = unit;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length += 1;
  }

  addAll(folded: string, start: number, end: number): void {
    for (let i = 0; i < folded.length; i++) this.add(folded.charCodeAt(i), start, end);
  }

  /** What was gathered; it holds no lone surrogates. */
  finish(): FoldedText;
  /** The same with the text that it must be, or null when it is not. */
  finish(whole: string): FoldedText | null;
  finish(whole?: string): FoldedText | null {
    const length = this.units[this.length - 1] === space ? this.length - 1 : this.length;
    const units = this.units.subarray(0, length);
    if (whole !== undefined && !isWrittenAs(whole, units)) return null;
    return {
      folded: whole ?? utf16.decode(units),
      starts: this.starts.subarray(0, length),
      ends: this.ends.subarray(0, length),
    };
  }

  private grow(): void {
    const capacity = 2 * this.units.length;
    this.units = copyInto(new Uint16Array(capacity), this.units);
    this.starts = copyInto(new Int32Array(capacity), this.starts);
    this.ends = copyInto(new Int32Array(capacity), this.ends);
  }
}

function copyInto<A extends Uint16Array | Int32Array>(target: A, source: A): A {
  target.set(source);
  return target;
}

function isWrittenAs(text: string, units: Uint16Array): boolean {
  return text.length === units.length && units.every((unit, i) => unit === text.charCodeAt(i));
}
