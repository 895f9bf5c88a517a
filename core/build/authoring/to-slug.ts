import { foldTerm } from '../../model/text/fold';
import { toPinyin } from '../suggest/to-pinyin';

/** The longest generated slug, in characters. */
const maxSlugLength = 80;

/**
 * Makes a slug of a title: words in lower case, joined by hyphens. Each Han character becomes a word, its pinyin syllable.
 * Letters of other scripts stay.
 *
 * Only the command line uses it, because it loads a dictionary.
 *
 * @returns at most 80 characters, cut between words; empty if the title has neither letters nor digits
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
    const longer = slug === '' ? word.slice(0, maxSlugLength) : `${slug}-${word}`;
    if (longer.length > maxSlugLength) break;
    slug = longer;
  }
  return slug;
}
