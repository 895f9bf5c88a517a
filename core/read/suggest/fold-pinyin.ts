const tones = /[\u0300\u0301\u0304\u030C]/gu;
const separators = /[\s'’‘ʼ`´-]/gu;

/**
 * Returns a folded query as it is compared with syllables: without the white space, apostrophes and hyphens that
 * separate these, without tones, ü as v. Empty when it holds no Latin letter, so that it cannot be pinyin.
 */
export function foldPinyin(query: string): string {
  // ü keeps its two dots, which are no tone.
  const toneless = query.normalize('NFD').replace(tones, '').normalize('NFC');
  const letters = toneless.replace(separators, '').replaceAll('ü', 'v');
  return /[a-z]/.test(letters) ? letters : '';
}
