import type { StoredStructure, StoredSummary } from '../../model/article/stored-article';
import type { TocEntry } from '../../model/article/structure';
import { taxonomyNames, type TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import type { Article } from '../article/article';
import { idOf, spellingsOf } from '../article/article-keys';
import type { BuiltContent } from '../content/build-content';
import { unpackRecord } from '../../format/snapshot/unpack-record';
import { entryOf, itemAt } from '../../model/text/item-at';
import type { RelatedDocument } from './related-document';

/** Yields what is compared of each article, by article number; their texts are unpacked one at a time. */
export function* toRelatedDocuments(
  content: Pick<BuiltContent, 'articles' | 'terms'>,
): Generator<RelatedDocument> {
  const tables = Object.fromEntries(
    taxonomyNames.map((name) => {
      const { spellings, termOfSpelling } = content.terms[name];
      return [name, new Map(spellings.map((spelling, i) => [spelling, itemAt(termOfSpelling, i)]))];
    }),
    // Object.fromEntries forgets which keys there are; taxonomyNames are all of them.
  ) as Record<TaxonomyName, Map<string, number>>;
  const termsOf = (article: Article, taxonomy: TaxonomyName) => [
    ...new Set(spellingsOf(article, taxonomy).map((spelling) => entryOf(tables[taxonomy], spelling))),
  ];

  for (const article of content.articles) {
    // Our own build has just packed these.
    const summary = JSON.parse(unpackRecord(article.record, 'summary')) as StoredSummary;
    const { toc } = JSON.parse(unpackRecord(article.record, 'structure')) as StoredStructure;
    yield {
      id: idOf(article),
      outdated: article.outdated,
      title: summary.title,
      headings: listHeadings(toc),
      about: [summary.description ?? '', ...summary.keywords],
      text: unpackRecord(article.record, 'text'),
      categories: termsOf(article, 'category'),
      tags: termsOf(article, 'tag'),
      authors: termsOf(article, 'author'),
    };
  }
}

/** The texts of all headings, in order. */
export function listHeadings(toc: readonly TocEntry[]): string[] {
  return toc.flatMap(({ text, children }) => [text, ...listHeadings(children)]);
}
