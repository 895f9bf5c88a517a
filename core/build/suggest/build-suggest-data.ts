import type { BuiltContent } from '../content/build-content';
import { taxonomyNames } from '../../model/taxonomy/taxonomy-names';
import { foldTerm } from '../../model/text/fold';
import { entryOf, itemAt } from '../../model/text/item-at';
import { configured, encodeSuggestData } from '../../format/suggest/suggest-data';
import { toPinyin } from './to-pinyin';

interface TermEntry {
  readonly text: string;
  readonly taxonomy: number;
  readonly term: number;
  readonly spelling: number;
}

/**
 * Prepares completions: all titles, and all spellings and aliases of the terms of all taxonomies, with their pinyin. The
 * request decides which are public and which name a term has.
 *
 * @returns the section of the snapshot; equal content gives equal bytes.
 */
export function buildSuggestData(content: Pick<BuiltContent, 'articles' | 'terms'>): Uint8Array {
  const titles = content.articles.map(({ title }) => foldTerm(title));
  const terms = listTermEntries(content.terms);
  const text = makeWellFormed([...titles, ...terms.map((entry) => entry.text), ''].join('\n'));
  const { readings, reading } = listReadings(text);
  return encodeSuggestData({
    articleCount: titles.length,
    text,
    readings,
    reading,
    taxonomy: Uint8Array.from(terms, ({ taxonomy }) => taxonomy),
    term: Uint32Array.from(terms, ({ term }) => term),
    spelling: Uint32Array.from(terms, ({ spelling }) => spelling),
  });
}

function listTermEntries(tables: BuiltContent['terms']): TermEntry[] {
  return taxonomyNames.flatMap((name, taxonomy) => {
    const { spellings, termOfSpelling, terms } = tables[name];
    const entries = terms.flatMap((source, term) => {
      const texts = [...(source.name === null ? [] : [source.name]), ...source.aliases].map(foldTerm);
      return [...new Set(texts)].map((text) => ({ text, taxonomy, term, spelling: configured }));
    });
    const used = spellings.map((text, spelling) => {
      return { text: foldTerm(text), taxonomy, term: itemAt(termOfSpelling, spelling), spelling };
    });
    return [...entries, ...used];
  });
}

/** Replaces lone surrogates, which UTF-8 cannot encode; keeps the length. */
function makeWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

function listReadings(text: string): { readings: string[][]; reading: Uint16Array } {
  // Line by line: the next line is another text, so it is not context for the reading.
  const lines = text.split('\n').slice(0, -1);
  const syllables = lines.flatMap((line) => [...toPinyin(line), null]).map((list) => (list ?? []).join(' '));
  const distinct = [...new Set(['', ...syllables])].sort();
  const numberOf = new Map(distinct.map((joined, number) => [joined, number]));
  return {
    readings: distinct.map((joined) => (joined === '' ? [] : joined.split(' '))),
    reading: Uint16Array.from(syllables, (joined) => entryOf(numberOf, joined)),
  };
}
