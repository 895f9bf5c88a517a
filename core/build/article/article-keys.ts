import type { Located } from '../../model/article/front-matter';
import type { TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import type { Article } from './article';

/** The id of an article, `collection/slug`, which no other article has. */
export function idOf(article: Article): string {
  return `${article.collection}/${article.slug.value}`;
}

/** The spellings that an article uses of a taxonomy, in its author's order. */
export function spellingsOf(article: Article, taxonomy: TaxonomyName): readonly string[] {
  return locatedSpellingsOf(article, taxonomy).map(({ value }) => value);
}

/** The same with their source positions. */
export function locatedSpellingsOf(article: Article, taxonomy: TaxonomyName): readonly Located<string>[] {
  if (taxonomy === 'tag') return article.tags;
  if (taxonomy === 'category') return article.categories;
  return article.authors.map(({ name, line, column }) => ({ value: name, line, column }));
}
