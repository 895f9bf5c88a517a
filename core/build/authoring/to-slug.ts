import { toPinyin } from '../suggest/to-pinyin';
import { foldTerm } from '../../model/text/fold';

/** The longest slug that is made of a title, in characters; links stay readable. */
const longest = 80;

/**
 * Makes a slug of a title: Han characters as pinyin, one syllable each, words in lower case, hyphens between them. Letters
 * of other scripts stay.
 *
 * For the command line alone: it loads a dictionary.
 *
 * @returns at most 80 characters, cut between words; empty when the title has neither letters nor digits
 */
export function toSlug(title: string): string {
  const text = foldTerm(title);
  const syllables = toPinyin(text);
  const spelled = Array.from({ length: text.length }, (_, i) => {
    const syllable = syllables[i]?.[0];
    return syllable === undefined ? text.charAt(i) : ` ${syllable} `;
  });
  const words = spelled.join('').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, longest) : `${slug}-${word}`;
    if (longer.length > longest) break;
    slug = longer;
  }
  return slug;
}
