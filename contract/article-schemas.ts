import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { Seo } from './seo-schema';

const nullable = <T extends TSchema>(schema: T, options: { description?: string } = {}) =>
  Type.Union([schema, Type.Null()], options);

const time = { format: 'date-time', description: 'RFC 3339, with the offset of the site’s zone.' };

/** An image in another size and format. */
export const ImageVariant = Type.Object(
  {
    url: Type.String(),
    width: Type.Integer({ minimum: 1, description: 'In pixels.' }),
    type: Type.String({ description: 'Media type.', examples: ['image/webp'] }),
  },
  { $id: 'ImageVariant' },
);

/** Properties of an image that are present only if they are known. */
const imageExtras = {
  color: Type.Optional(
    Type.String({ pattern: '^#[0-9a-f]{6}$', description: 'The dominant colour; only when it is known.' }),
  ),
  placeholder: Type.Optional(
    Type.String({ description: 'A ThumbHash in base64; only when the pixels could be read.' }),
  ),
  variants: Type.Optional(
    Type.Array(ImageVariant, {
      minItems: 1,
      description: 'By format as configured, then by width; only when a service for them is configured.',
    }),
  ),
};

/** An image with its size in CSS pixels, if known. */
export const Thumbnail = Type.Object(
  {
    url: Type.String(),
    width: nullable(Type.Integer()),
    height: nullable(Type.Integer()),
    ...imageExtras,
  },
  { $id: 'Thumbnail' },
);

/** An author or translator. */
export const Person = Type.Object({ name: Type.String(), url: nullable(Type.String()) }, { $id: 'Person' });

const extraScalar = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]);

/** An article as in lists. */
export const ArticleSummary = Type.Object(
  {
    id: Type.String({ description: '`collection/slug`, unique.' }),
    collection: Type.String(),
    slug: Type.String(),
    title: Type.String(),
    description: nullable(Type.String()),
    excerpt: Type.String({ description: 'Plain text of the prose, at most 160 graphemes.' }),
    date: nullable(Type.String({ format: 'date' }), { description: 'Calendar day in the site’s zone.' }),
    publishedAt: nullable(Type.String(time)),
    updatedAt: nullable(Type.String(time)),
    thumbnail: nullable(Thumbnail),
    categories: Type.Array(Type.String()),
    tags: Type.Array(Type.String()),
    keywords: Type.Array(Type.String()),
    authors: Type.Array(Person),
    translators: Type.Array(Person),
    outdated: Type.Boolean(),
    words: Type.Integer({ minimum: 0 }),
    readingMinutes: Type.Integer({ minimum: 1 }),
    url: nullable(Type.String(), { description: 'Address on the site; null without `SITE_URL`.' }),
    digest: Type.String({ description: 'Changes when the content of this article does.' }),
    extra: Type.Record(Type.String(), Type.Union([extraScalar, Type.Array(extraScalar)]), {
      description: 'Further front matter: scalars and lists of scalars.',
    }),
  },
  { $id: 'ArticleSummary' },
);
export type ArticleSummary = Static<typeof ArticleSummary>;

/** The body of an article in the requested formats. */
export const Content = Type.Object(
  {
    html: Type.Optional(Type.String({ description: 'Sanitised html.' })),
    markdown: Type.Optional(Type.String({ description: 'The body as written, without front matter.' })),
    text: Type.Optional(Type.String({ description: 'Plain text, code and image alternatives included.' })),
  },
  { $id: 'Content' },
);
export type Content = Static<typeof Content>;

/** A heading with its subheadings. */
export const TocEntry = Type.Recursive(
  (Self) =>
    Type.Object({
      id: Type.String({ description: 'The `id` of the heading in the html.' }),
      text: Type.String(),
      depth: Type.Integer({ minimum: 1, maximum: 6 }),
      children: Type.Array(Self),
    }),
  { $id: 'TocEntry' },
);

/** An image in the body. */
export const Image = Type.Object(
  {
    url: Type.String(),
    alt: Type.String(),
    width: nullable(Type.Integer()),
    height: nullable(Type.Integer()),
    ...imageExtras,
  },
  { $id: 'Image' },
);

/** A link to the previous or next article. */
export const Neighbour = Type.Object(
  {
    id: Type.String(),
    slug: Type.String(),
    collection: Type.String(),
    title: Type.String(),
    date: nullable(Type.String({ format: 'date' })),
    thumbnail: nullable(Thumbnail),
  },
  { $id: 'Neighbour' },
);
export type Neighbour = Static<typeof Neighbour>;

/** The matches of a search as escaped HTML with `<mark>`. */
export const Highlight = Type.Object(
  { title: Type.String(), snippet: Type.String({ description: 'About 160 characters of the text.' }) },
  { $id: 'Highlight' },
);
export type Highlight = Static<typeof Highlight>;

/** An article in a list: a summary, with `content` if `format` is sent, and `score` and `highlight` if `q` is sent. */
export const ArticleListItem = Type.Object(
  {
    ...ArticleSummary.properties,
    content: Type.Optional(Content),
    score: Type.Optional(Type.Number({ exclusiveMinimum: 0, description: 'How well it matches `q`.' })),
    highlight: Type.Optional(Highlight),
  },
  { $id: 'ArticleListItem' },
);
export type ArticleListItem = Static<typeof ArticleListItem>;

/** A single article with all fields. */
export const Article = Type.Object(
  {
    ...ArticleSummary.properties,
    content: Type.Optional(Content),
    toc: Type.Array(TocEntry),
    images: Type.Array(Image),
    previous: nullable(Neighbour, { description: 'The next older article.' }),
    next: nullable(Neighbour, { description: 'The next newer article.' }),
    related: Type.Array(ArticleSummary, { maxItems: 6, description: 'The nearest articles, best first.' }),
    seo: Seo,
  },
  { $id: 'Article' },
);
export type Article = Static<typeof Article>;

/** The values of `fields` for lists. */
export const summaryFields = Object.keys(ArticleSummary.properties) as readonly (keyof ArticleSummary)[];

/** The values of `fields` for a single article. */
export const articleFields = Object.keys(Article.properties) as readonly (keyof Article)[];
