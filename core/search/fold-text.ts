import { foldTerm } from '../text/fold';
import { replaceVariants, type Variants } from './variants';

/** The form under which texts and words are compared in search: folding, then simplified characters. */
export function foldForSearch(text: string, variants: Variants): string {
  return replaceVariants(foldTerm(text), variants);
}

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

/**
 * Folds like `foldForSearch`, and keeps where everything came from.
 *
 * Folding is done cluster by cluster, a cluster being characters that cannot be folded apart: a letter and its marks,
 * the parts of a Hangul syllable.
 */
export function foldWithOffsets(text: string, variants: Variants): FoldedText {
  const whole = foldForSearch(text, variants);
  const pieces = new OffsetWriter();
  const foldUnit = createUnitFold();
  for (let i = 0; i < text.length;) {
    const end = isSimple(text.charCodeAt(i)) && !clings(text, i + 1) ? i + 1 : findClusterEnd(text, i);
    pieces.add(end === i + 1 ? foldUnit(text.charCodeAt(i)) : foldCluster(text.slice(i, end)), i, end);
    i = end;
  }
  const mapped = pieces.finish();
  // Equal but for texts that no rule about clusters foresees; these are found, but not marked.
  return replaceVariants(mapped.folded, variants) === whole
    ? { ...mapped, folded: whole }
    : { folded: '', starts: new Int32Array(0), ends: new Int32Array(0) };
}

/** Characters that stay as they are, or become small letters, whatever is next to them, unless that clings to them. */
function isPlain(unit: number): boolean {
  return unit < 0x80 || (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3001 && unit <= 0x3029);
}

/** Characters that fold without regard to their neighbours, likewise: plain ones, kana, full-width forms, quotes. */
function isSimple(unit: number): boolean {
  return (
    isPlain(unit) ||
    (unit >= 0xff01 && unit <= 0xff5e) ||
    (unit >= 0x2010 && unit <= 0x2027) ||
    (unit >= 0x3041 && unit <= 0x3096) ||
    (unit >= 0x30a1 && unit <= 0x30fa)
  );
}

function clings(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xad && !isSimple(unit) && clinging.test(String.fromCodePoint(text.codePointAt(index) ?? 0));
}

/** Folds single code units, each once: full-width punctuation is everywhere in Chinese text. */
function createUnitFold(): (unit: number) => string {
  const known = new Map<number, string>();
  return (unit) => {
    if (isPlain(unit)) return String.fromCharCode(unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit);
    const folded = known.get(unit) ?? foldCluster(String.fromCharCode(unit));
    known.set(unit, folded);
    return folded;
  };
}

/** Folds like `foldTerm`, white space left as it is. */
function foldCluster(cluster: string): string {
  // The bars keep `foldTerm` from trimming, and change nothing between them.
  const folded = foldTerm(`|${cluster}|`);
  return folded.slice(1, -1);
}

function findClusterEnd(text: string, start: number): number {
  let end = start + characterLength(text, start);
  while (end < text.length && end - start < longestCluster) {
    const next = end + characterLength(text, end);
    if (!clings(text, end)) {
      if (isSimple(text.charCodeAt(end))) break;
      const [before, character] = [text.slice(start, end), text.slice(end, next)];
      if (foldCluster(before + character) === foldCluster(before) + foldCluster(character)) break;
    }
    end = next;
  }
  return end;
}

function characterLength(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

/** Gathers folded clusters and their offsets; collapses white space across them. */
class OffsetWriter {
  private folded = '';
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private isSpaced = true;

  add(cluster: string, start: number, end: number): void {
    for (let i = 0; i < cluster.length; i++) {
      const unit = cluster.charCodeAt(i);
      // No white space above U+3000; asking costs more than comparing.
      const mayBeSpace = unit <= 0x20 || (unit > 0x7f && unit <= 0x3000);
      const isSpace = mayBeSpace && /\s/u.test(cluster.charAt(i));
      if (isSpace && this.isSpaced) continue;
      this.isSpaced = isSpace;
      this.folded += isSpace ? ' ' : cluster.charAt(i);
      this.starts.push(start);
      this.ends.push(end);
    }
  }

  finish(): FoldedText {
    const length = this.folded.endsWith(' ') ? this.folded.length - 1 : this.folded.length;
    return {
      folded: this.folded.slice(0, length),
      starts: Int32Array.from(this.starts.slice(0, length)),
      ends: Int32Array.from(this.ends.slice(0, length)),
    };
  }
}
