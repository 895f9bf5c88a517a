import type { TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import type { Article } from '../article/article';
import { spellingsOf } from '../article/article-keys';
import type { BuiltContent } from '../content/build-content';
import { unpackTexts } from '../related/to-related-documents';
import { foldTerm } from '../../model/text/fold';
import { entryOf, itemAt } from '../../model/text/item-at';
import type { SearchDocument } from '../../format/search/search-document';

/** Yields the searched texts of each article, by article number; unpacks one article at a time. */
export function* toSearchDocuments(
  content: Pick<BuiltContent, 'articles' | 'terms'>,
): Generator<SearchDocument> {
  const category = createNamer(content, 'category');
  const tag = createNamer(content, 'tag');
  const author = createNamer(content, 'author');
  for (const article of content.articles) {
    yield {
      ...unpackTexts(article),
      tags: tag(article),
      categories: category(article),
      authors: author(article),
    };
  }
}

/** Returns a function that lists the spellings by which an article's terms are found, with those of `taxonomy.yml`. */
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
    // Spellings with the same folding are the same term, so that it does not count twice.
    return [...new Map(names.map((name) => [foldTerm(name), name])).values()];
  };
}
