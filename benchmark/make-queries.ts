import { createRandom, type Random } from './random';

type WordList = readonly [string, ...string[]];
type Query = (random: Random) => string;

/**
 * Generates distinct queries from texts: about half are 1 to 8 consecutive Chinese characters, the others Latin words, parts
 * of such words, and pairs of words. Deterministic.
 *
 * @param count how many queries; the result has fewer if the texts do not contain enough
 */
export function makeQueries(texts: readonly string[], count: number): string[] {
  const random = createRandom(7);
  const han = findAll(texts, /\p{Script=Han}{1,400}/gu);
  const latin = findAll(texts, /[A-Za-z][A-Za-z0-9]{2,20}/g);
  const hanPart: Query | null = han && ((from) => cut(from, from.pick(han), 1 + from.below(8)));
  const latinWord: Query | null = latin && ((from) => from.pick(latin));
  const latinPart: Query | null = latin && ((from) => cut(from, from.pick(latin), 2 + from.below(5)));
  const [first, ...others] = [hanPart, latinWord, latinPart].filter((query) => query !== null);
  if (!first) return [];
  const single: readonly [Query, ...Query[]] = [first, ...others];
  const twoWords: Query = (from) => `${from.pick(single)(from)} ${from.pick(single)(from)}`;
  const mix: readonly [Query, ...Query[]] = [
    ...single,
    ...(hanPart ? Array.from({ length: 4 }, () => hanPart) : []),
    twoWords,
    twoWords,
  ];
  const queries = new Set<string>();
  for (let attempts = 0; queries.size < count && attempts < 50 * count; attempts++) {
    queries.add(random.pick(mix)(random));
  }
  return [...queries];
}

const [letters, frequent]: [WordList, WordList] = [
  ['e', 's', 't', 'n', 'd', 'r', 'l', 'y', 'o', 'g', 'k', 'c', 'm', 'h', 'p', 'a', 'i'],
  ['的', '一', '是', '在', '不', '了', '，', '。', '.', '-', '/', ':'],
];

/** Generates queries that are made to cost much: as many parts of words beside frequent characters as fit. Deterministic. */
export function makeCostlyQueries(count: number): string[] {
  const random = createRandom(7);
  const kinds: readonly [Query, ...Query[]] = [
    (from) => from.pick(letters),
    (from) => from.pick(letters) + from.pick(letters),
    (from) => from.pick(letters) + from.pick(frequent),
    (from) => from.pick(frequent) + from.pick(letters),
    (from) => `"${from.pick(letters)} ${from.pick(letters)}"`,
  ];
  return Array.from({ length: count }, () => {
    const kind = random.pick(kinds);
    const words = Array.from({ length: 1 + random.below(33) }, () => kind(random));
    return words.join(' ').slice(0, 100);
  });
}

function findAll(texts: readonly string[], pattern: RegExp): WordList | null {
  const [first, ...rest] = texts.flatMap((text) => text.match(pattern) ?? []);
  return first === undefined ? null : [first, ...rest];
}

/** A random part of a text with `length` characters, or the entire text if it is shorter. */
function cut(random: Random, text: string, length: number): string {
  const characters = Array.from(text);
  const start = random.below(Math.max(1, characters.length - length + 1));
  return characters.slice(start, start + length).join('');
}
