import type { StoredStructure, StoredSummary } from '../../model/article/stored-article';
import type { TocEntry } from '../../model/article/structure';
import { recordOf } from '../../model/record-of';
import { taxonomyNames, type TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import type { Article } from '../article/article';
import { idOf, spellingsOf } from '../article/article-keys';
import type { BuiltContent } from '../content/build-content';
import { unpackRecord } from '../../format/snapshot/unpack-record';
import { entryOf, itemAt } from '../../model/text/item-at';
import type { RelatedDocument } from './related-document';

/** Yields the compared parts of each article, by article number; unpacks one article at a time. */
export function* toRelatedDocuments(
  content: Pick<BuiltContent, 'articles' | 'terms'>,
): Generator<RelatedDocument> {
  const tables = recordOf(taxonomyNames, (name) => {
    const { spellings, termOfSpelling } = content.terms[name];
    return new Map(spellings.map((spelling, i) => [spelling, itemAt(termOfSpelling, i)]));
  });
  const termsOf = (article: Article, taxonomy: TaxonomyName) => [
    ...new Set(spellingsOf(article, taxonomy).map((spelling) => entryOf(tables[taxonomy], spelling))),
  ];

  for (const article of content.articles) {
    const { title, description, keywords, headings, text } = unpackTexts(article);
    yield {
      id: idOf(article),
      outdated: article.outdated,
      title,
      headings,
      about: [description ?? '', ...keywords],
      text,
      categories: termsOf(article, 'category'),
      tags: termsOf(article, 'tag'),
      authors: termsOf(article, 'author'),
    };
  }
}

/** Unpacks the texts of an article that are searched and compared. */
export function unpackTexts({ record }: Article) {
  // This build has packed the records, so their types are known.
  const { title, description, keywords } = JSON.parse(unpackRecord(record, 'summary')) as StoredSummary;
  const { toc } = JSON.parse(unpackRecord(record, 'structure')) as StoredStructure;
  return { title, description, keywords, headings: listHeadings(toc), text: unpackRecord(record, 'text') };
}

/** The texts of all headings, in order. */
function listHeadings(toc: readonly TocEntry[]): string[] {
  return toc.flatMap(({ text, children }) => [text, ...listHeadings(children)]);
}
