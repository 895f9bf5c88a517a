import { PatternScanner } from './pattern-scanner';
import { countPostings, readPostings } from '../../format/search/posting';
import { planWord, type ScannedWord } from './plan-word';
import type { SearchIndex } from './search-index';
import type { SearchWork } from './search-work';
import { readListed, WordMatches } from './word-matches';

/** The articles that have every word. */
export interface MatchedWords {
  /** In the order of the candidates. */
  readonly articles: Uint32Array;
  readonly words: readonly {
    readonly matches: WordMatches;
    /** How many of the candidates have the word; for a word that is searched for in texts, an upper bound. */
    readonly articleCount: number;
  }[];
}

const nothing: MatchedWords = { articles: new Uint32Array(), words: [] };

/** A word whose posting lists have been read. */
interface FoundWord {
  readonly folded: string;
  /** How many of the candidates have the word; for a word that is searched for in texts, an upper bound. */
  readonly articleCount: number;
  /** By article: 0 if it does not have the word, `undecided` if only its text tells. */
  readonly has: Uint8Array;
  /** Null before a text has been scanned for the word, if posting lists do not decide. */
  matches: WordMatches | null;
  /** Null before a text has been scanned. Most words of a long query need none, and it is much that would be kept. */
  scanner: PatternScanner | null;
  /** Texts that were scanned, and those of them that have the word; both begin with one. */
  readonly seen: { texts: number; found: number };
}

/** Words that may be in the same article. */
interface FoundWords {
  readonly words: readonly FoundWord[];
  /** In the order of the candidates. */
  readonly left: Uint32Array;
}

const undecided = 0xff;

/** Further lists of a long phrase are not read: they only save scanning, and this many are counted in a byte. */
const mostLists = 250;

/** The number of candidates whose texts are scanned first; each portion after it is as large as all before. */
const firstPortion = 64;

/** Bytes of vocabulary that are searched in the time of one entry of a posting list. */
const vocabularyPerUnit = 64;

/**
 * Finds the candidates that have some words. Posting lists come first; texts are scanned only for words that these cannot
 * decide, and only the texts of articles that all lists leave.
 *
 * A matcher serves one search, which asks for the same words in many combinations when it corrects them. It reads each
 * posting list, and looks for each word in each text, once.
 */
export class WordMatcher {
  private readonly candidates: Uint32Array;
  private readonly found = new Map<string, FoundWord | null>();
  /** The names of the groups whose posting lists count as read. */
  private readonly counted = new Set<string>();

  /** @throws CostlySearchError from all methods, when there is too much work */
  constructor(
    private readonly index: SearchIndex,
    candidates: ArrayLike<number>,
    private readonly work: SearchWork,
  ) {
    this.candidates = Uint32Array.from(candidates);
  }

  /** Finds the candidates that have every folded word. */
  match(folded: readonly string[]): MatchedWords {
    const found = this.findAll(folded);
    if (found === null) return nothing;
    const articles = new Uint32Array(found.left.length);
    let count = 0;
    for (const portion of this.narrow(found)) {
      articles.set(portion, count);
      count += portion.length;
    }
    const words = found.words.map(({ matches, articleCount }) => ({
      matches: matches ?? new WordMatches(0),
      articleCount,
    }));
    return { articles: articles.slice(0, count), words };
  }

  /** Whether a candidate has every folded word. Stops at the first portion in which one has. */
  matchesAny(folded: readonly string[]): boolean {
    const found = this.findAll(folded);
    if (found === null) return false;
    for (const portion of this.narrow(found)) if (portion.length > 0) return true;
    return false;
  }

  /** The candidates that have every word, in larger and larger portions. What one portion shows orders the next. */
  private *narrow({ words, left }: FoundWords): Generator<Uint32Array> {
    const order = words.toSorted((a, b) => a.articleCount - b.articleCount);
    for (let from = 0, to = firstPortion; from < left.length; [from, to] = [to, 2 * to]) {
      let portion = left.subarray(from, to);
      // First the word that fewest of the texts had, so that few texts are left for the others.
      order.sort((a, b) => a.seen.found * b.seen.texts - b.seen.found * a.seen.texts);
      for (const word of order) portion = this.scan(word, portion);
      yield portion;
    }
  }

  /** The articles that have a word, by their texts if posting lists do not decide. */
  private scan(word: FoundWord, articles: Uint32Array): Uint32Array {
    const { has, seen } = word;
    const unread = articles.filter((article) => has[article] === undecided).sort();
    if (unread.length > 0) {
      const scanner = (word.scanner ??= createScanner(this.index, word.folded));
      const matches = (word.matches ??= new WordMatches(this.index.size));
      this.index.texts.each(unread, (article, text) => {
        this.work.add(text.length / scanner.bytesPerUnit);
        scanner.match(article, text, matches);
        has[article] = matches.levels[article] ?? 0;
        seen.texts += 1;
        seen.found += Math.min(1, has[article] ?? 0);
      });
    }
    return articles.filter((article) => has[article] !== 0);
  }

  /** The words, and the candidates that posting lists leave; null if they leave none, which further words cannot change. */
  private findAll(folded: readonly string[]): FoundWords | null {
    const words: FoundWord[] = [];
    let left = this.candidates;
    for (const text of new Set(folded)) {
      let word = this.found.get(text);
      if (word === undefined) this.found.set(text, (word = this.find(text)));
      if (word === null) return null;
      const { has } = word;
      words.push(word);
      left = left.filter((article) => has[article] !== 0);
      if (left.length === 0) return null;
    }
    return { words, left };
  }

  private find(folded: string): FoundWord | null {
    const { index, work, candidates } = this;
    work.add(index.tokens.length / vocabularyPerUnit);
    const plan = planWord(index, folded);
    if (plan === null) return null;
    let matches: WordMatches | null = null;
    let has: Uint8Array;
    if (plan.kind === 'listed') {
      matches = new WordMatches(index.size);
      readListed(plan, index.postings, matches, work);
      has = matches.levels;
    } else has = this.intersect(plan);
    let articleCount = 0;
    for (const article of candidates) if (has[article] !== 0) articleCount += 1;
    return { folded, articleCount, has, matches, scanner: null, seen: { texts: 1, found: 1 } };
  }

  /** By article, `undecided` if each list and each group has it, else 0. */
  private intersect({ lists, groups }: ScannedWord): Uint8Array {
    const { postings, size } = this.index;
    const has = new Uint8Array(size);
    let passed = 0;
    // By article, the number of filters passed if it has passed all so far.
    const pass = (article: number) => {
      if (has[article] === passed) has[article] = passed + 1;
    };
    for (const start of lists.slice(0, mostLists)) {
      this.work.add(countPostings(postings, start));
      readPostings(postings, start, pass);
      passed += 1;
    }
    for (const group of groups) {
      if (!this.counted.has(group.name)) this.work.add(group.postingCount);
      this.counted.add(group.name);
      for (let article = 0; article < size; article++) if (group.articles[article] === 1) pass(article);
      passed += 1;
    }
    for (let article = 0; article < size; article++) has[article] = has[article] === passed ? undecided : 0;
    return has;
  }
}

/** Plans the word again: kept plans of all words would take more time as garbage. */
function createScanner(index: SearchIndex, folded: string): PatternScanner {
  const plan = planWord(index, folded);
  if (plan?.kind !== 'scanned') throw new Error(`"${folded}" is not searched for in texts.`);
  return new PatternScanner(plan.pattern);
}
