import { foldTerm } from '../../model/text/fold';

/**
 * Runs of Latin, Greek and Cyrillic letters and digits, or of Han characters, kana and hangul. The ranges are written out
 * because `\p{…}` grows with each version of Unicode, and the features of a text must not depend on that of Node.js.
 */
const runs = /[0-9a-z\u00DF-\u024F\u0370-\u052F]+|[\u3041-\u30FF\u3400-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF]+/g;

const digits = /^\d+$/;

/** Words longer than this are keys, hashes and pieces of base64. */
const longestWord = 32;

/**
 * Lists what a text is compared by, repetitions included: its words of two and more letters that are no numbers, and
 * every two characters that follow each other in a run of Han characters.
 */
export function listFeatures(text: string): string[] {
  const features: string[] = [];
  for (const [run] of foldTerm(text).matchAll(runs)) {
    if (run.charCodeAt(0) >= 0x3041) {
      for (let i = 0; i + 1 < run.length; i++) features.push(run.slice(i, i + 2));
    } else if (run.length > 1 && run.length <= longestWord && !digits.test(run)) {
      features.push(run);
    }
  }
  return features;
}
