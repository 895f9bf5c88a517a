import type { StoredStructure, StoredSummary } from '../../model/article/stored-article';
import type { TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import type { Article } from '../article/article';
import { spellingsOf } from '../article/article-keys';
import type { BuiltContent } from '../content/build-content';
import { listHeadings } from '../related/to-related-documents';
import { unpackRecord } from '../../format/snapshot/unpack-record';
import { foldTerm } from '../../model/text/fold';
import { entryOf, itemAt } from '../../model/text/item-at';
import type { SearchDocument } from '../../format/search/search-document';

/** Yields what is searched of each article, by article number; their texts are unpacked one at a time. */
export function* toSearchDocuments(
  content: Pick<BuiltContent, 'articles' | 'terms'>,
): Generator<SearchDocument> {
  const category = createNamer(content, 'category');
  const tag = createNamer(content, 'tag');
  const author = createNamer(content, 'author');
  for (const article of content.articles) {
    // Our own build has just packed these.
    const summary = JSON.parse(unpackRecord(article.record, 'summary')) as StoredSummary;
    const { toc } = JSON.parse(unpackRecord(article.record, 'structure')) as StoredStructure;
    yield {
      title: summary.title,
      description: summary.description,
      keywords: summary.keywords,
      tags: tag(article),
      categories: category(article),
      authors: author(article),
      headings: listHeadings(toc),
      text: unpackRecord(article.record, 'text'),
    };
  }
}

/** Names every spelling under which an article's terms are to be found, those of `taxonomy.yml` included. */
function createNamer({ terms }: Pick<BuiltContent, 'terms'>, taxonomy: TaxonomyName) {
  const { spellings, termOfSpelling, terms: sources } = terms[taxonomy];
  const sourceOf = new Map(
    spellings.map((spelling, i) => [spelling, itemAt(sources, itemAt(termOfSpelling, i))]),
  );
  return (article: Article): string[] => {
    const names = spellingsOf(article, taxonomy).flatMap((spelling) => {
      const { name, aliases } = entryOf(sourceOf, spelling);
      return [spelling, ...(name === null ? [] : [name]), ...aliases];
    });
    // Spellings that fold alike are one term: an article that spells it otherwise than most does not have it twice.
    return [...new Map(names.map((name) => [foldTerm(name), name])).values()];
  };
}
