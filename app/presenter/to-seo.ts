import type { ArticleSummary } from '../../contract/article-schemas';
import type { Seo } from '../../contract/seo-schema';
import { resolveUrl } from '../../core/read/feed/resolve-html';

/** The site that shows the articles. */
export interface Site {
  /** Its origin, or null. */
  readonly url: string | null;
  readonly title: string;
}

/**
 * Projects an article to what search engines and previews of links want to know.
 *
 * @param images addresses of the pictures of the body, in order
 */
export function toSeo(article: ArticleSummary, images: readonly string[], site: Site): Seo {
  const { title, url, publishedAt, updatedAt, categories, tags, keywords, authors, translators } = article;
  const description = article.description ?? article.excerpt;
  const pictures = [...(article.thumbnail ? [article.thumbnail.url] : []), ...images];
  const image = pictures.map((picture) => toWebAddress(picture, url)).find((found) => found !== null) ?? null;
  const toPerson = ({ name, url: link }: ArticleSummary['authors'][number]) =>
    ({ '@type': 'Person', name, url: link }) as const;
  return {
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'Article',
      headline: title,
      description,
      url,
      mainEntityOfPage: url,
      image,
      datePublished: publishedAt,
      dateModified: updatedAt,
      author: authors.map(toPerson),
      translator: translators.map(toPerson),
      publisher: { '@type': 'Organization', name: site.title, url: site.url },
      articleSection: categories,
      keywords: [...new Set([...tags, ...keywords])],
      wordCount: article.words,
    },
    openGraph: {
      'og:type': 'article',
      'og:title': title,
      'og:description': description,
      'og:url': url,
      'og:image': image,
      'og:site_name': site.title,
      'article:published_time': publishedAt,
      'article:modified_time': updatedAt,
      'article:author': authors.flatMap(({ url: link }) => (link === null ? [] : [link])),
      'article:section': categories[0] ?? null,
      'article:tag': tags,
    },
  };
}

/** An address that others can load a picture from: previews take no data in it, and nothing relative. */
function toWebAddress(picture: string, articleUrl: string | null): string | null {
  const url = articleUrl === null ? picture : resolveUrl(picture, articleUrl);
  return url !== null && /^https?:/i.test(url) ? url : null;
}
