/**
 * How well an entry fits a query, best first. The levels of text compare foldings; those of pinyin read Han characters
 * aloud, and let punctuation and white space between what fits go unsaid.
 */
export const level = {
  /** The name of the term, or the title, begins with the query. */
  namePrefix: 0,
  /** Another spelling or alias of the term begins with it. */
  spellingPrefix: 1,
  /** A word inside begins with it. In a run of Han characters only the first one begins a word. */
  wordPrefix: 2,
  /** It stands anywhere. */
  substring: 3,
  /** Read in full from its beginning: `yunhan` for 云函数; the last syllable may be unfinished. */
  pinyinPrefix: 4,
  /** The first letters of its syllables from the beginning: `yhs`. */
  initialsPrefix: 5,
  /** Read in full from a later character, one syllable at least being finished, or by its first letters from there. */
  pinyinInside: 6,
  /** Only with other readings than those the context asks for: `zhongqing` for 重庆. */
  otherReading: 7,
  /** Not at all. */
  none: 8,
} as const;
