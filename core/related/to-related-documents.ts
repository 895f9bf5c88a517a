import type { Article, StoredStructure, StoredSummary } from '../article/article';
import { idOf, spellingsOf, type BuiltContent } from '../catalog/build-content';
import type { TocEntry } from '../markdown/rendered-markdown';
import { recordParts, taxonomyNames, type RecordPart, type TaxonomyName } from '../snapshot/format';
import type { RelatedDocument } from './related-document';

/** Yields what is compared of each article, by article number; their texts are unpacked one at a time. */
export function* toRelatedDocuments(
  content: Pick<BuiltContent, 'articles' | 'terms'>,
): Generator<RelatedDocument> {
  const tables = Object.fromEntries(
    taxonomyNames.map((name) => {
      const { spellings, termOfSpelling } = content.terms[name];
      return [name, new Map(spellings.map((spelling, i) => [spelling, termOfSpelling[i] ?? 0]))];
    }),
    // Object.fromEntries forgets which keys there are; taxonomyNames are all of them.
  ) as Record<TaxonomyName, Map<string, number>>;
  const termsOf = (article: Article, taxonomy: TaxonomyName) => [
    ...new Set(spellingsOf(article, taxonomy).map((spelling) => tables[taxonomy].get(spelling) ?? 0)),
  ];

  for (const article of content.articles) {
    // Our own build has just packed these.
    const summary = JSON.parse(unpack(article, 'summary')) as StoredSummary;
    const { toc } = JSON.parse(unpack(article, 'structure')) as StoredStructure;
    yield {
      id: idOf(article),
      outdated: article.outdated,
      title: summary.title,
      headings: listHeadings(toc),
      about: [summary.description ?? '', ...summary.keywords],
      text: unpack(article, 'text'),
      categories: termsOf(article, 'category'),
      tags: termsOf(article, 'tag'),
      authors: termsOf(article, 'author'),
    };
  }
}

function unpack({ record }: Article, part: RecordPart): string {
  const position = recordParts.indexOf(part);
  const start = record.lengths.slice(0, position).reduce((sum, length) => sum + length, 0);
  return new TextDecoder().decode(record.bytes.subarray(start, start + (record.lengths[position] ?? 0)));
}

function listHeadings(toc: readonly TocEntry[]): string[] {
  return toc.flatMap(({ text, children }) => [text, ...listHeadings(children)]);
}
