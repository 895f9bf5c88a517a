/**
 * How well an entry matches a query, best first. Text levels compare foldings. Pinyin levels compare the readings of Han
 * characters and ignore punctuation and white space between them.
 */
export const level = {
  /** The name of the term, or the title, begins with the query. */
  namePrefix: 0,
  /** Another spelling or alias of the term begins with the query. */
  spellingPrefix: 1,
  /** A word inside begins with the query. Of adjacent Han characters, only the first one begins a word. */
  wordPrefix: 2,
  /** The query is anywhere inside. */
  substring: 3,
  /** Full syllables from the beginning: `yunhan` for 云函数; the last syllable may be incomplete. */
  pinyinPrefix: 4,
  /** First letters of the syllables from the beginning: `yhs`. */
  initialsPrefix: 5,
  /** From a later character: full syllables, at least one of them complete, or first letters. */
  pinyinInside: 6,
  /** Only with a reading that does not fit the context: `zhongqing` for 重庆. */
  otherReading: 7,
  /** No match. */
  none: 8,
} as const;
