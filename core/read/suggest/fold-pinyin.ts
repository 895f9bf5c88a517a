const tones = /[\u0300\u0301\u0304\u030C]/gu;
const separators = /[\s'’‘ʼ`´-]/gu;

/**
 * Prepares a folded query for the comparison with syllables: drops tones and the white space, apostrophes and hyphens
 * between syllables, and writes ü as v. Returns an empty text if the query has no Latin letter and so cannot be pinyin.
 */
export function foldPinyin(query: string): string {
  // The two dots of ü are not a tone, so they stay.
  const toneless = query.normalize('NFD').replace(tones, '').normalize('NFC');
  const letters = toneless.replace(separators, '').replaceAll('ü', 'v');
  return /[a-z]/.test(letters) ? letters : '';
}
