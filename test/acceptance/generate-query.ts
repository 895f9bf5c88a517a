import type { FilterName } from '../../contract/parameters';
import { foldTerm } from '../../core/model/text/fold';
import type { Random } from '../support/random';
import type { Taxonomy } from './taxonomies';

import type { Era, Query } from './oracle';

const sorts = ['-date', 'date', 'title', '-title', 'updatedAt', '-updatedAt'];
const facets = ['collection', 'category', 'tag', 'author', 'year'];
const formats = ['html', 'markdown', 'text'];
const unknownTerms = [
  'nothing has this',
  '__proto__',
  'constructor',
  'C++ (a+)+$',
  '没有这个',
  '100%',
  'a\\',
  '\u200b',
];

type Generate = (era: Era, random: Random) => string[];

/** How each filter is made. Exhaustive: a filter that is added to the contract alone does not compile. */
const generators: Readonly<Record<FilterName, Generate | null>> = {
  category: generateTerms('category', 3),
  'category.all': generateTerms('category', 2),
  'category.not': generateTerms('category', 3),
  tag: generateTerms('tag', 3),
  'tag.all': generateTerms('tag', 2),
  'tag.not': generateTerms('tag', 3),
  author: generateTerms('author', 3),
  'author.all': generateTerms('author', 2),
  'author.not': generateTerms('author', 3),
  collection: generateCollections,
  'collection.not': generateCollections,
  from: generateDate,
  to: generateDate,
  outdated: (_era, random) => [random.pick(['true', 'false'])],
  ids: generateIds,
  // What is searched for is in search-samples.ts.
  q: null,
};

/** Makes filters that content has something to say about, and some that it has not. */
export function generateFilters(era: Era, random: Random, probability = 0.15): Record<string, string[]> {
  const query: Record<string, string[]> = {};
  for (const [name, generate] of Object.entries(generators))
    if (generate && random.chance(probability)) query[name] = generate(era, random);
  return query;
}

function generateTerms(taxonomy: Taxonomy, most: number): Generate {
  return (era, random) => {
    const { entries, claims } = era.oracle;
    const count = random.between(1, most);
    return Array.from({ length: count }, () => {
      const spelled = entries.length === 0 ? [] : random.pick(entries).terms[taxonomy];
      const claim = spelled.map(({ identity }) => claims.find(taxonomy, identity))[0];
      const spellings = [...spelled.map(({ spelling }) => spelling), ...(claim?.aliases ?? [])];
      const isKnown = spellings.length > 0 && random.chance(0.9);
      return isKnown ? disguise(random.pick(spellings), random) : random.pick(unknownTerms);
    });
  };
}

function generateCollections({ oracle }: Era, random: Random): string[] {
  const collections = [
    ...new Set(oracle.entries.map(({ collection }) => collection)),
    ...oracle.claims.collections.flatMap(({ aliases }) => aliases),
    'no-such-collection',
  ];
  return random.sample(collections, random.between(1, 2));
}

function generateIds({ oracle }: Era, random: Random): string[] {
  const ids = random.sample(oracle.entries, random.between(1, 12)).map(({ id }) => id);
  const all = [...new Set([...ids, ...(random.chance(0.5) ? ['blog/no-such-article', 'x'] : [])])];
  return all.length === 0 ? ['x'] : all;
}

/** Makes a whole query of a list. */
export function generateQuery(era: Era, random: Random): Query {
  const query = generateFilters(era, random);
  const isWithContent = random.chance(0.1);
  if (random.chance(0.5)) query.sort = [random.pick(sorts)];
  if (random.chance(0.5))
    query.limit = [String(random.pick([1, 2, 3, 7, 20, ...(isWithContent ? [] : [50, 100])]))];
  if (random.chance(0.15)) query.cursor = [''];
  else if (random.chance(0.4)) query.page = [String(random.pick([1, 1, 2, 2, 3, 5, 99]))];
  if (isWithContent) query.format = random.sample(formats, random.between(1, 3));
  if (random.chance(0.15))
    query.fields = random.sample(['title', 'tags', 'date', 'id', 'slug', 'extra'], random.between(1, 4));
  if (random.chance(0.25)) query.facets = random.sample(facets, random.between(1, 5));
  return query;
}

function generateDate(era: Era, random: Random): string[] {
  const days = era.oracle.entries.flatMap(({ day }) => (day === null ? [] : [day]));
  const day =
    days.length > 0 && random.chance(0.8)
      ? random.pick(days)
      : random.pick(['2020-02-29', '0001-01-01', '9999-12-31', '0000-01-01']);
  return [day.slice(0, random.pick([4, 7, 10]))];
}

/** Writes a term in another way that folds to the same; where it would not, as it is. */
export function disguise(term: string, random: Random): string {
  const written = random.pick([
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => text.toLowerCase(),
    (text: string) =>
      text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
    (text: string) => Array.from(text).join('\u200b'),
    (text: string) => `  ${text.replaceAll(' ', ' \t ')} `,
    (text: string) => `\ufeff${text}\u00ad`,
    (text: string) => text.normalize('NFD'),
  ])(term);
  return foldTerm(written) === foldTerm(term) ? written : term;
}
