import type { Seo } from '../../contract/seo-schema';
import type { Entry } from './entry';
import { expectSummary } from './expected';
import type { TestEnvironment } from './environment';

/** What the field `seo` says of an article, worked out from the built article. */
export function expectSeo(entry: Entry, { era, siteUrl, siteTitle }: TestEnvironment): Seo {
  const { title, url, words, categories, tags, keywords, ...summary } = expectSummary(entry, era, siteUrl);
  const description = summary.description ?? summary.excerpt;
  const pictures = [entry.summary.thumbnail ?? '', ...entry.structure.images.map((image) => image.url)];
  const image = pictures.flatMap((picture) => toAbsolute(picture, url))[0] ?? null;
  const people = (of: typeof summary.authors) =>
    of.map((person) => ({ '@type': 'Person' as const, name: person.name, url: person.url }));
  return {
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'Article',
      headline: title,
      description,
      url,
      mainEntityOfPage: url,
      image,
      datePublished: summary.publishedAt,
      dateModified: summary.updatedAt,
      author: people(summary.authors),
      translator: people(summary.translators),
      publisher: { '@type': 'Organization', name: siteTitle, url: siteUrl },
      articleSection: categories,
      keywords: [...tags, ...keywords].filter((word, i, all) => all.indexOf(word) === i),
      wordCount: words,
    },
    openGraph: {
      'og:type': 'article',
      'og:title': title,
      'og:description': description,
      'og:url': url,
      'og:image': image,
      'og:site_name': siteTitle,
      'article:published_time': summary.publishedAt,
      'article:modified_time': summary.updatedAt,
      'article:author': summary.authors.map((author) => author.url).filter((link) => link !== null),
      'article:section': categories[0] ?? null,
      'article:tag': tags,
    },
  };
}

/** The address that a browser on the page of the article would load; none where that is not on the web. */
export function toAbsolute(address: string, pageUrl: string | null): string[] {
  if (address === '') return [];
  if (/^https?:/i.test(address)) return [address];
  if (/^[a-z][a-z\d+.-]*:/i.test(address) || pageUrl === null || !URL.canParse(address, pageUrl)) return [];
  return [new URL(address, pageUrl).href];
}
