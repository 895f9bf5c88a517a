import { Type, type Static, type TSchema } from '@sinclair/typebox';

const nullable = <T extends TSchema>(schema: T, options: { description?: string } = {}) =>
  Type.Union([schema, Type.Null()], options);

const text = Type.String();
const time = nullable(Type.String({ format: 'date-time' }));
const address = nullable(text, { description: 'Absolute; null without `SITE_URL`.' });
const picture = nullable(text, {
  description: 'The thumbnail, else the first picture, absolute; null where there is none on the web.',
});

const Author = Type.Object({ '@type': Type.Literal('Person'), name: text, url: nullable(text) });

/** An article for search engines: the content of `<script type="application/ld+json">`. */
export const JsonLd = Type.Object(
  {
    '@context': Type.Literal('https://schema.org'),
    '@type': Type.Literal('Article'),
    headline: text,
    description: text,
    url: address,
    mainEntityOfPage: address,
    image: picture,
    datePublished: time,
    dateModified: time,
    author: Type.Array(Author),
    translator: Type.Array(Author),
    publisher: Type.Object({ '@type': Type.Literal('Organization'), name: text, url: address }),
    articleSection: Type.Array(text, { description: 'The categories.' }),
    keywords: Type.Array(text, { description: 'Tags and keywords, no repeats.' }),
    wordCount: Type.Integer({ minimum: 0 }),
  },
  { $id: 'JsonLd', description: 'Article of schema.org.' },
);

/** The contents of `<meta property="…">`, by property. A list means several elements, null means none. */
export const OpenGraph = Type.Object(
  {
    'og:type': Type.Literal('article'),
    'og:title': text,
    'og:description': text,
    'og:url': address,
    'og:image': picture,
    'og:site_name': text,
    'article:published_time': time,
    'article:modified_time': time,
    'article:author': Type.Array(text, { description: 'The links of authors who have one.' }),
    'article:section': nullable(text, { description: 'The first category.' }),
    'article:tag': Type.Array(text),
  },
  { $id: 'OpenGraph', description: 'Contents of `<meta property="…">` by property.' },
);

/** Metadata of an article for search engines and link previews. */
export const Seo = Type.Object({ jsonLd: JsonLd, openGraph: OpenGraph }, { $id: 'Seo' });
export type Seo = Static<typeof Seo>;
