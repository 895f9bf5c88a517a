import { foldTerm } from '../../model/text/fold';
import { foldForSearch } from '../../format/search/fold-text';
import { toSimplified, type SimplifiedMap } from '../../format/search/simplified-characters';

/** A folded text, and where each of its code units comes from. */
interface FoldedText {
  readonly folded: string;
  /** By code unit of `folded`: start and end of its source in the original text. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Marks and joiners, which belong to the character before them whatever the two fold to. */
const clinging = /[\p{M}\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uFF9E\uFF9F]/u;

/** The maximum length of a cluster. A text that consists of marks is cut into pieces of this length. */
const longestCluster = 64;

/** Special entries of the table by code unit. Any other entry is the code unit that the index folds to. */
const unknown = 0;
const dependent = 0xffff;
const several = 0xfffe;

const space = 0x20;

/**
 * Folds texts like `foldForSearch`, and records where each code unit comes from.
 *
 * A cluster is a sequence of characters that must be folded together, such as a letter and its marks or the parts of a
 * Hangul syllable. The folder folds cluster by cluster. Nearly all clusters are one code unit that folds to one code unit;
 * a table memoises these.
 */
export class OffsetFolder {
  private readonly table = new Uint16Array(0x10000);
  /** By code unit that folds to none or several code units, whatever its neighbours: these code units. */
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
    const found = out.finish();
    if (isCertain || found.folded === foldForSearch(text, this.variants)) return found;
    // The rules for clusters do not fit this rare text. Searches find it, but nothing is marked in it.
    return { folded: '', starts: new Int32Array(0), ends: new Int32Array(0) };
  }

  /** The table's entry for a code unit. */
  private look(unit: number): number {
    const known = this.table[unit] ?? unknown;
    if (known !== unknown) return known;
    return (this.table[unit] = this.makeEntry(unit));
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

/** Whether the folding of a code unit may depend on its neighbours: marks, parts of Hangul syllables, surrogates. */
function dependsOnOthers(unit: number): boolean {
  if (unit >= 0xd800 && unit <= 0xdfff) return true;
  const character = String.fromCharCode(unit);
  return (
    clinging.test(character) ||
    /^\p{M}|[\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF]/u.test(character.normalize('NFKC'))
  );
}

/** Folds without trimming: the bars do not change the folding of the text between them. */
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

/** Collects folded code units and their offsets; collapses and trims white space. */
class OffsetWriter {
  private units: Uint16Array;
  private starts: Int32Array;
  private ends: Int32Array;
  private length = 0;

  constructor(expected: number) {
    // Some characters fold to several code units.
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

  finish(): FoldedText {
    const length = this.units[this.length - 1] === space ? this.length - 1 : this.length;
    const { buffer, byteOffset } = this.units;
    return {
      // Unlike `TextDecoder`, this keeps lone surrogates.
      folded: Buffer.from(buffer, byteOffset, 2 * length).toString('utf16le'),
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
