import type { ArticleSummary } from '../../contract/article-schemas';
import type { Seo } from '../../contract/seo-schema';
import { resolveUrl } from '../../core/read/feed/resolve-html';

/** The web site that shows the articles. */
export interface Site {
  /** `SITE_URL`, or null. */
  readonly url: string | null;
  readonly title: string;
}

/**
 * Projects an article to the metadata for search engines and link previews.
 *
 * @param images URLs of the images in the body, in order
 */
export function toSeo(article: ArticleSummary, images: readonly string[], site: Site): Seo {
  const { title, url, publishedAt, updatedAt, categories, tags, keywords, authors, translators } = article;
  const description = article.description ?? article.excerpt;
  const candidates = [...(article.thumbnail ? [article.thumbnail.url] : []), ...images];
  const image =
    candidates.map((candidate) => toWebUrl(candidate, url)).find((found) => found !== null) ?? null;
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

/** An absolute http(s) URL, or null; link previews accept neither data URLs nor relative ones. */
function toWebUrl(image: string, articleUrl: string | null): string | null {
  const url = articleUrl === null ? image : resolveUrl(image, articleUrl);
  return url !== null && /^https?:/i.test(url) ? url : null;
}
