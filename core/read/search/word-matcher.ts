import { PatternScanner } from './pattern-scanner';
import { planWord } from './plan-word';
import type { SearchIndex } from './search-index';
import type { SearchWork } from './search-work';
import { readListed, readUnion, WordMatches } from './word-matches';

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
  readonly matches: WordMatches;
  readonly articleCount: number;
  /** By article: 0 if it does not have the word, `undecided` if only its text tells. */
  readonly has: Uint8Array;
  /** Searches for the word in texts; null if posting lists decide. */
  readonly scanner: PatternScanner | null;
  /** Texts that were scanned, and those of them that have the word; both begin with one. */
  readonly seen: { texts: number; found: number };
}

const undecided = 0xff;

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
  private readonly unions = new Map<string, Uint8Array>();

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
    const words = this.findAll(folded);
    if (words === null) return nothing;
    const articles = new Uint32Array(this.candidates.length);
    let count = 0;
    for (const portion of this.narrow(words)) {
      articles.set(portion, count);
      count += portion.length;
    }
    return { articles: articles.slice(0, count), words };
  }

  /** Whether a candidate has every folded word. Stops at the first portion in which one has. */
  matchesAny(folded: readonly string[]): boolean {
    const words = this.findAll(folded);
    if (words === null) return false;
    for (const portion of this.narrow(words)) if (portion.length > 0) return true;
    return false;
  }

  /** The candidates that have every word, in larger and larger portions. What one portion shows orders the next. */
  private *narrow(words: readonly FoundWord[]): Generator<Uint32Array> {
    const rarestFirst = words.toSorted((a, b) => a.articleCount - b.articleCount);
    let left = this.candidates;
    for (const { has } of rarestFirst) left = left.filter((article) => has[article] !== 0);
    for (let from = 0, to = firstPortion; from < left.length; [from, to] = [to, 2 * to]) {
      let portion = left.subarray(from, to);
      // First the word that fewest of the texts had, so that few texts are left for the others.
      rarestFirst.sort((a, b) => a.seen.found * b.seen.texts - b.seen.found * a.seen.texts);
      for (const word of rarestFirst) portion = this.scan(word, portion);
      yield portion;
    }
  }

  /** The articles that have a word, by their texts if posting lists do not decide. */
  private scan({ scanner, has, matches, seen }: FoundWord, articles: Uint32Array): Uint32Array {
    if (scanner === null) return articles;
    const unread = articles.filter((article) => has[article] === undecided).sort();
    this.index.texts.each(unread, (article, text) => {
      this.work.add(text.length / scanner.bytesPerUnit);
      scanner.match(article, text, matches);
      has[article] = matches.levels[article] ?? 0;
      seen.texts += 1;
      seen.found += Math.min(1, has[article] ?? 0);
    });
    return articles.filter((article) => has[article] !== 0);
  }

  /** The words with their posting lists; null if no article has one of them. */
  private findAll(folded: readonly string[]): FoundWord[] | null {
    const words: FoundWord[] = [];
    for (const word of new Set(folded)) {
      let found = this.found.get(word);
      if (found === undefined) this.found.set(word, (found = this.find(word)));
      if (found === null) return null;
      words.push(found);
    }
    return words;
  }

  private find(folded: string): FoundWord | null {
    const { index, work, candidates } = this;
    work.add(index.tokens.length / vocabularyPerUnit);
    const plan = planWord(index, folded);
    if (plan === null) return null;
    const isListed = plan.kind === 'listed';
    const matches = new WordMatches(index.size);
    if (isListed) readListed(plan, index.postings, matches, work);
    const has = isListed ? matches.levels : this.intersect(plan.filters);
    let articleCount = 0;
    for (const article of candidates) if (has[article] !== 0) articleCount += 1;
    const scanner = isListed ? null : new PatternScanner(plan.pattern);
    return { matches, articleCount, has, scanner, seen: { texts: 1, found: 1 } };
  }

  /** By article, `undecided` if at least one list of each filter has it, else 0. */
  private intersect(filters: readonly (readonly number[])[]): Uint8Array {
    const has = new Uint8Array(this.index.size).fill(undecided);
    for (const starts of filters) {
      const union = this.unite(starts);
      union.forEach((isIn, article) => {
        if (isIn === 0) has[article] = 0;
      });
    }
    return has;
  }

  /** By article, 1 if one of the posting lists has it. Words have lists in common: `a的` and `a是` those that end with a. */
  private unite(starts: readonly number[]): Uint8Array {
    const key = starts.join();
    let union = this.unions.get(key);
    if (union === undefined) {
      this.unions.set(key, (union = readUnion(starts, this.index.postings, this.index.size, this.work)));
    }
    return union;
  }
}
