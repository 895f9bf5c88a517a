import { foldTerm } from '../../model/text/fold';

/**
 * Runs of Latin, Greek and Cyrillic letters and digits, or of Han characters, kana and hangul. The ranges are written out
 * because `\p{…}` grows with each version of Unicode, and the features of a text must not depend on the version of Node.js.
 */
const runs = /[0-9a-z\u00DF-\u024F\u0370-\u052F]+|[\u3041-\u30FF\u3400-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF]+/g;

const digits = /^\d+$/;

/** Longer words are keys, hashes and parts of base64. */
const longestWord = 32;

/**
 * Lists the features by which a text is compared, repetitions included: its words of two and more letters that are not
 * numbers, and every two adjacent characters in a run of Han characters.
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
