import { pinyin } from 'pinyin-pro';

/** The pinyin of a character: the syllable that fits its context, then its other syllables, in order. */
export type Reading = readonly string[];

/** Words that the library reads wrongly, mostly technical terms, with all their syllables. */
const corrections: readonly (readonly [word: string, ...syllables: string[]])[] = [
  ['重构', 'chong', 'gou'],
  ['重载', 'chong', 'zai'],
  ['重写', 'chong', 'xie'],
  ['重用', 'chong', 'yong'],
  ['重放', 'chong', 'fang'],
  ['重排', 'chong', 'pai'],
  ['重定向', 'chong', 'ding', 'xiang'],
  ['去重', 'qu', 'chong'],
  ['多行', 'duo', 'hang'],
  ['单行', 'dan', 'hang'],
  ['强一致', 'qiang', 'yi', 'zhi'],
];

/**
 * Returns for each UTF-16 unit of a text the reading of the Han character there, or null. Syllables are lower-case Latin
 * letters without tones, ü written v. Only for the build, because it loads a dictionary.
 */
export function toPinyin(text: string): (Reading | null)[] {
  const syllables = correct(text, readInContext(text));
  return syllables.map((syllable, i) => {
    if (syllable === null) return null;
    const others = readAlone(text.charAt(i)).filter((other) => other !== syllable);
    return [syllable, ...others];
  });
}

function readInContext(text: string): (string | null)[] {
  const syllables: (string | null)[] = [];
  for (const { origin, pinyin: syllable, isZh } of pinyin(text, { toneType: 'none', v: true, type: 'all' })) {
    syllables.push(isZh && isSyllable(syllable) ? syllable : null);
    // A character beyond U+FFFF is two units. The library has no reading for any of these.
    for (let i = 1; i < origin.length; i++) syllables.push(null);
  }
  return syllables;
}

function readAlone(character: string): string[] {
  const options = { toneType: 'none', v: true, type: 'array', multiple: true } as const;
  return [...new Set(pinyin(character, options))].filter(isSyllable).sort();
}

function isSyllable(text: string): boolean {
  return /^[a-z]+$/.test(text);
}

function correct(text: string, syllables: (string | null)[]): (string | null)[] {
  for (const [word, ...right] of corrections) {
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
      syllables.splice(at, right.length, ...right);
    }
  }
  return syllables;
}
