// Made from the contract by "npm run docs". Change contract/ instead.

/** The permanent name of a problem. */
export type ProblemCode =
    | "invalid_parameter"
    | "unknown_parameter"
    | "invalid_cursor"
    | "forbidden"
    | "article_not_found"
    | "term_not_found"
    | "not_found"
    | "method_not_allowed"
    | "ambiguous_slug"
    | "uri_too_long"
    | "internal"
    | "not_ready";

export interface paths {
    readonly "/api/v1/articles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Lists public articles, newest first, with any combination of filters. */
        readonly get: operations["listArticles"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/articles/{collection}/{slug}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One article with content, table of contents, images and neighbours. */
        readonly get: operations["getArticle"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/articles/{slug}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One article by its slug alone, where only one collection has it. */
        readonly get: operations["getArticleBySlug"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/articles/{collection}/{slug}.md": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The Markdown of one article; an article whose slug ends in `.md` wins. */
        readonly get: operations["getArticleMarkdown"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/articles/{collection}/{slug}/related": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The public articles nearest to one by content and shared terms, best first. */
        readonly get: operations["listRelated"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/collections": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The collections of the matching articles, most articles first, then by name. */
        readonly get: operations["listCollections"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/collections/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One of the collections, by its name or any other spelling of it. */
        readonly get: operations["getCollection"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/categories": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The categories of the matching articles, most articles first, then by name. */
        readonly get: operations["listCategories"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/categories/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One of the categories, by its name or any other spelling of it. */
        readonly get: operations["getCategory"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/tags": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The tags of the matching articles, most articles first, then by name. */
        readonly get: operations["listTags"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/tags/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One of the tags, by its name or any other spelling of it. */
        readonly get: operations["getTag"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/authors": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The authors of the matching articles, most articles first, then by name. */
        readonly get: operations["listAuthors"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/authors/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One of the authors, by its name or any other spelling of it. */
        readonly get: operations["getAuthor"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/archives": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The months that have matching articles, newest first. */
        readonly get: operations["listArchives"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/manifest": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Ids and digests of all public articles, by id. */
        readonly get: operations["getManifest"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/suggest": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Titles and terms that begin with or contain what was typed, in Chinese, Latin or pinyin. */
        readonly get: operations["listSuggestions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/feeds/rss.xml": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The newest 20 of the matching articles as RSS 2.0; needs `SITE_URL`. */
        readonly get: operations["getRssFeed"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/feeds/atom.xml": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The newest 20 of the matching articles as Atom; needs `SITE_URL`. */
        readonly get: operations["getAtomFeed"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/feeds/feed.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The newest 20 of the matching articles as JSON Feed 1.1; needs `SITE_URL`. */
        readonly get: operations["getJsonFeed"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sitemap.xml": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The addresses of all public articles, oldest first, or of the parts that list them; needs `SITE_URL`. */
        readonly get: operations["getSitemap"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sitemap-{part}.xml": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One part of the sitemap: up to 50,000 addresses and 4 MB; needs `SITE_URL`. */
        readonly get: operations["getSitemapPart"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/robots.txt": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What crawlers may read, which is everything, and where the sitemap is. */
        readonly get: operations["getRobotsText"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/llms.txt": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The newest 500 articles with links to their Markdown, for language models (llmstxt.org). */
        readonly get: operations["getLlmsText"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly Article: {
            /** @description `collection/slug`, unique. */
            readonly id: string;
            readonly collection: string;
            readonly slug: string;
            readonly title: string;
            readonly description: string | null;
            /** @description Plain text of the prose, at most 160 graphemes. */
            readonly excerpt: string;
            /**
             * Format: date
             * @description Calendar day in the site’s zone.
             */
            readonly date: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, with the offset of the site’s zone.
             */
            readonly publishedAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, with the offset of the site’s zone.
             */
            readonly updatedAt: string | null;
            readonly thumbnail: components["schemas"]["Thumbnail"] | null;
            readonly categories: readonly string[];
            readonly tags: readonly string[];
            readonly keywords: readonly string[];
            readonly authors: readonly components["schemas"]["Person"][];
            readonly translators: readonly components["schemas"]["Person"][];
            readonly outdated: boolean;
            readonly words: number;
            readonly readingMinutes: number;
            /** @description Address on the site; null without `SITE_URL`. */
            readonly url: string | null;
            /** @description Changes when the content of this article does. */
            readonly digest: string;
            /** @description Further front matter: scalars and lists of scalars. */
            readonly extra: {
                readonly [key: string]: (string | number | boolean | null) | readonly (string | number | boolean | null)[];
            };
            readonly content?: components["schemas"]["Content"];
            readonly toc: readonly components["schemas"]["TocEntry"][];
            readonly images: readonly components["schemas"]["Image"][];
            /** @description The next older article. */
            readonly previous: components["schemas"]["Neighbour"] | null;
            /** @description The next newer article. */
            readonly next: components["schemas"]["Neighbour"] | null;
            /** @description The nearest articles, best first. */
            readonly related: readonly components["schemas"]["ArticleSummary"][];
            readonly seo: components["schemas"]["Seo"];
        };
        readonly ArticleListItem: {
            /** @description `collection/slug`, unique. */
            readonly id: string;
            readonly collection: string;
            readonly slug: string;
            readonly title: string;
            readonly description: string | null;
            /** @description Plain text of the prose, at most 160 graphemes. */
            readonly excerpt: string;
            /**
             * Format: date
             * @description Calendar day in the site’s zone.
             */
            readonly date: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, with the offset of the site’s zone.
             */
            readonly publishedAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, with the offset of the site’s zone.
             */
            readonly updatedAt: string | null;
            readonly thumbnail: components["schemas"]["Thumbnail"] | null;
            readonly categories: readonly string[];
            readonly tags: readonly string[];
            readonly keywords: readonly string[];
            readonly authors: readonly components["schemas"]["Person"][];
            readonly translators: readonly components["schemas"]["Person"][];
            readonly outdated: boolean;
            readonly words: number;
            readonly readingMinutes: number;
            /** @description Address on the site; null without `SITE_URL`. */
            readonly url: string | null;
            /** @description Changes when the content of this article does. */
            readonly digest: string;
            /** @description Further front matter: scalars and lists of scalars. */
            readonly extra: {
                readonly [key: string]: (string | number | boolean | null) | readonly (string | number | boolean | null)[];
            };
            readonly content?: components["schemas"]["Content"];
            /** @description How well it matches `q`. */
            readonly score?: number;
            readonly highlight?: components["schemas"]["Highlight"];
        };
        readonly ArticleMoved: {
            readonly data: {
                readonly id: string;
                /** @description Path with a query, no host. */
                readonly location: string;
            };
        };
        readonly ArticlePage: {
            readonly data: readonly (components["schemas"]["ArticleListItem"] | components["schemas"]["ChosenArticleListItem"])[];
            readonly meta: {
                /** @description How many public articles match in all. */
                readonly total: number;
                readonly page?: number;
                readonly limit: number;
                readonly pages?: number;
                readonly facets?: components["schemas"]["Facets"];
                /** @description Those of `ids` that no public article has. */
                readonly missing?: readonly string[];
                readonly nextCursor?: string | null;
                /** @description What was searched instead of `q`, which matched nothing. */
                readonly corrected?: string;
            };
            readonly links: {
                /** @description Path with a query, no host. */
                readonly self: string;
                /** @description Path with a query, no host. */
                readonly first: string;
                /** @description Path with a query, no host. */
                readonly prev: string | null;
                /** @description Path with a query, no host. */
                readonly next: string | null;
                /** @description Path with a query, no host. */
                readonly last: string | null;
            };
        };
        readonly ArticleSummary: {
            /** @description `collection/slug`, unique. */
            readonly id: string;
            readonly collection: string;
            readonly slug: string;
            readonly title: string;
            readonly description: string | null;
            /** @description Plain text of the prose, at most 160 graphemes. */
            readonly excerpt: string;
            /**
             * Format: date
             * @description Calendar day in the site’s zone.
             */
            readonly date: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, with the offset of the site’s zone.
             */
            readonly publishedAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, with the offset of the site’s zone.
             */
            readonly updatedAt: string | null;
            readonly thumbnail: components["schemas"]["Thumbnail"] | null;
            readonly categories: readonly string[];
            readonly tags: readonly string[];
            readonly keywords: readonly string[];
            readonly authors: readonly components["schemas"]["Person"][];
            readonly translators: readonly components["schemas"]["Person"][];
            readonly outdated: boolean;
            readonly words: number;
            readonly readingMinutes: number;
            /** @description Address on the site; null without `SITE_URL`. */
            readonly url: string | null;
            /** @description Changes when the content of this article does. */
            readonly digest: string;
            /** @description Further front matter: scalars and lists of scalars. */
            readonly extra: {
                readonly [key: string]: (string | number | boolean | null) | readonly (string | number | boolean | null)[];
            };
        };
        readonly AuthorTerm: {
            /** @description The spelling most articles use, or the one `taxonomy.yml` gives. */
            readonly name: string;
            /** @description Names by language, from `taxonomy.yml`. */
            readonly label: {
                readonly [key: string]: string;
            } | null;
            readonly description: string | null;
            /** @description Matching public articles. */
            readonly count: number;
            /** @description The other spellings. */
            readonly aliases: readonly string[];
            /**
             * Format: date
             * @description The newest date.
             */
            readonly latest: string | null;
            readonly url: string | null;
        };
        /** @description With `fields`: `id` and the fields asked for. */
        readonly ChosenArticle: {
            /** @description `collection/slug`, unique. */
            readonly id: string;
            readonly collection?: string;
            readonly slug?: string;
            readonly title?: string;
            readonly description?: string | null;
            /** @description Plain text of the prose, at most 160 graphemes. */
            readonly excerpt?: string;
            /**
             * Format: date
             * @description Calendar day in the site’s zone.
             */
            readonly date?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, with the offset of the site’s zone.
             */
            readonly publishedAt?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, with the offset of the site’s zone.
             */
            readonly updatedAt?: string | null;
            readonly thumbnail?: components["schemas"]["Thumbnail"] | null;
            readonly categories?: readonly string[];
            readonly tags?: readonly string[];
            readonly keywords?: readonly string[];
            readonly authors?: readonly components["schemas"]["Person"][];
            readonly translators?: readonly components["schemas"]["Person"][];
            readonly outdated?: boolean;
            readonly words?: number;
            readonly readingMinutes?: number;
            /** @description Address on the site; null without `SITE_URL`. */
            readonly url?: string | null;
            /** @description Changes when the content of this article does. */
            readonly digest?: string;
            /** @description Further front matter: scalars and lists of scalars. */
            readonly extra?: {
                readonly [key: string]: (string | number | boolean | null) | readonly (string | number | boolean | null)[];
            };
            readonly content?: components["schemas"]["Content"];
            readonly toc?: readonly components["schemas"]["TocEntry"][];
            readonly images?: readonly components["schemas"]["Image"][];
            /** @description The next older article. */
            readonly previous?: components["schemas"]["Neighbour"] | null;
            /** @description The next newer article. */
            readonly next?: components["schemas"]["Neighbour"] | null;
            /** @description The nearest articles, best first. */
            readonly related?: readonly components["schemas"]["ArticleSummary"][];
            readonly seo?: components["schemas"]["Seo"];
        };
        /** @description With `fields`: `id` and the fields asked for. */
        readonly ChosenArticleListItem: {
            /** @description `collection/slug`, unique. */
            readonly id: string;
            readonly collection?: string;
            readonly slug?: string;
            readonly title?: string;
            readonly description?: string | null;
            /** @description Plain text of the prose, at most 160 graphemes. */
            readonly excerpt?: string;
            /**
             * Format: date
             * @description Calendar day in the site’s zone.
             */
            readonly date?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, with the offset of the site’s zone.
             */
            readonly publishedAt?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, with the offset of the site’s zone.
             */
            readonly updatedAt?: string | null;
            readonly thumbnail?: components["schemas"]["Thumbnail"] | null;
            readonly categories?: readonly string[];
            readonly tags?: readonly string[];
            readonly keywords?: readonly string[];
            readonly authors?: readonly components["schemas"]["Person"][];
            readonly translators?: readonly components["schemas"]["Person"][];
            readonly outdated?: boolean;
            readonly words?: number;
            readonly readingMinutes?: number;
            /** @description Address on the site; null without `SITE_URL`. */
            readonly url?: string | null;
            /** @description Changes when the content of this article does. */
            readonly digest?: string;
            /** @description Further front matter: scalars and lists of scalars. */
            readonly extra?: {
                readonly [key: string]: (string | number | boolean | null) | readonly (string | number | boolean | null)[];
            };
            readonly content?: components["schemas"]["Content"];
            /** @description How well it matches `q`. */
            readonly score?: number;
            readonly highlight?: components["schemas"]["Highlight"];
        };
        readonly Content: {
            /** @description Sanitised html. */
            readonly html?: string;
            /** @description The body as written, without front matter. */
            readonly markdown?: string;
            /** @description Plain text, code and image alternatives included. */
            readonly text?: string;
        };
        readonly FacetCount: {
            readonly name: string;
            readonly count: number;
        };
        readonly Facets: {
            readonly collection?: readonly components["schemas"]["FacetCount"][];
            readonly category?: readonly components["schemas"]["FacetCount"][];
            readonly tag?: readonly components["schemas"]["FacetCount"][];
            readonly author?: readonly components["schemas"]["FacetCount"][];
            readonly year?: readonly components["schemas"]["FacetCount"][];
        };
        readonly Highlight: {
            readonly title: string;
            /** @description About 160 characters of the text. */
            readonly snippet: string;
        };
        readonly Image: {
            readonly url: string;
            readonly alt: string;
            readonly width: number | null;
            readonly height: number | null;
            /** @description The dominant colour; only when it is known. */
            readonly color?: string;
            /** @description A ThumbHash in base64; only when the pixels could be read. */
            readonly placeholder?: string;
            /** @description By format as configured, then by width; only when a service for them is configured. */
            readonly variants?: readonly components["schemas"]["ImageVariant"][];
        };
        readonly ImageVariant: {
            readonly url: string;
            /** @description In pixels. */
            readonly width: number;
            /**
             * @description Media type.
             * @example image/webp
             */
            readonly type: string;
        };
        readonly JsonFeed: {
            /** @constant */
            readonly version: "https://jsonfeed.org/version/1.1";
            readonly title: string;
            /** Format: uri */
            readonly home_page_url: string;
            /** Format: uri */
            readonly feed_url: string;
            readonly items: readonly components["schemas"]["JsonFeedItem"][];
        };
        readonly JsonFeedItem: {
            /** @description The same as `url`. */
            readonly id: string;
            /** Format: uri */
            readonly url: string;
            readonly title: string;
            /** @description The description, else the excerpt. */
            readonly summary: string;
            /** @description Sanitised html with absolute addresses. */
            readonly content_html?: string;
            /** @description The summary, where the body would make the feed too large. */
            readonly content_text?: string;
            /** @description The thumbnail. */
            readonly image?: string;
            /** Format: date-time */
            readonly date_published?: string;
            /** Format: date-time */
            readonly date_modified?: string;
            readonly authors?: readonly {
                readonly name: string;
                /** Format: uri */
                readonly url?: string;
            }[];
            /** @description Names of categories and tags. */
            readonly tags?: readonly string[];
        };
        /** @description Article of schema.org. */
        readonly JsonLd: {
            /** @constant */
            readonly "@context": "https://schema.org";
            /** @constant */
            readonly "@type": "Article";
            readonly headline: string;
            readonly description: string;
            /** @description Absolute; null without `SITE_URL`. */
            readonly url: string | null;
            /** @description Absolute; null without `SITE_URL`. */
            readonly mainEntityOfPage: string | null;
            /** @description The thumbnail, else the first picture, absolute; null where there is none on the web. */
            readonly image: string | null;
            /** Format: date-time */
            readonly datePublished: string | null;
            /** Format: date-time */
            readonly dateModified: string | null;
            readonly author: readonly {
                /** @constant */
                readonly "@type": "Person";
                readonly name: string;
                readonly url: string | null;
            }[];
            readonly translator: readonly {
                /** @constant */
                readonly "@type": "Person";
                readonly name: string;
                readonly url: string | null;
            }[];
            readonly publisher: {
                /** @constant */
                readonly "@type": "Organization";
                readonly name: string;
                /** @description Absolute; null without `SITE_URL`. */
                readonly url: string | null;
            };
            /** @description The categories. */
            readonly articleSection: readonly string[];
            /** @description Tags and keywords, no repeats. */
            readonly keywords: readonly string[];
            readonly wordCount: number;
        };
        readonly Neighbour: {
            readonly id: string;
            readonly slug: string;
            readonly collection: string;
            readonly title: string;
            /** Format: date */
            readonly date: string | null;
            readonly thumbnail: components["schemas"]["Thumbnail"] | null;
        };
        /** @description Contents of `<meta property="…">` by property. */
        readonly OpenGraph: {
            /** @constant */
            readonly "og:type": "article";
            readonly "og:title": string;
            readonly "og:description": string;
            /** @description Absolute; null without `SITE_URL`. */
            readonly "og:url": string | null;
            /** @description The thumbnail, else the first picture, absolute; null where there is none on the web. */
            readonly "og:image": string | null;
            readonly "og:site_name": string;
            /** Format: date-time */
            readonly "article:published_time": string | null;
            /** Format: date-time */
            readonly "article:modified_time": string | null;
            /** @description The links of authors who have one. */
            readonly "article:author": readonly string[];
            /** @description The first category. */
            readonly "article:section": string | null;
            readonly "article:tag": readonly string[];
        };
        readonly ParameterIssue: {
            /** @description Name of the parameter, as sent. */
            readonly parameter: string;
            /** @description What is wrong, in one sentence. */
            readonly message: string;
            /** @description The name or value that was probably meant, or null. */
            readonly suggestion: string | null;
        };
        readonly Person: {
            readonly name: string;
            readonly url: string | null;
        };
        readonly Problem: {
            /** @description URN of the kind of problem: `urn:casebook:problem:` and the code. */
            readonly type: string;
            /** @description Short text that is the same for every problem of this code. */
            readonly title: string;
            /** @description The HTTP status. */
            readonly status: number;
            /** @description What happened in this request and what to do about it. */
            readonly detail: string;
            /** @description The path of the request, percent-encoded. */
            readonly instance: string;
            /** @description The permanent name of the error, for programs. */
            readonly code: string;
            /** @description The same as the header `X-Request-Id`. */
            readonly requestId: string;
            /** @description One entry for each parameter at fault. */
            readonly errors: readonly components["schemas"]["ParameterIssue"][];
            /** @description With `article_not_found`: the nearest public ids. */
            readonly suggestions?: readonly string[];
            /** @description With `ambiguous_slug`: the public ids that have the slug. */
            readonly candidates?: readonly string[];
        };
        readonly Seo: {
            readonly jsonLd: components["schemas"]["JsonLd"];
            readonly openGraph: components["schemas"]["OpenGraph"];
        };
        readonly Suggestion: {
            /** @enum {string} */
            readonly type: "article" | "tag" | "category" | "author";
            /** @description The title of an article or the name of a term. */
            readonly text: string;
            /** @description Articles only. */
            readonly id: string | null;
            /** @description Terms only: public articles that have it. */
            readonly count: number | null;
        };
        readonly Term: {
            /** @description The spelling most articles use, or the one `taxonomy.yml` gives. */
            readonly name: string;
            /** @description Names by language, from `taxonomy.yml`. */
            readonly label: {
                readonly [key: string]: string;
            } | null;
            readonly description: string | null;
            /** @description Matching public articles. */
            readonly count: number;
            /** @description The other spellings. */
            readonly aliases: readonly string[];
            /**
             * Format: date
             * @description The newest date.
             */
            readonly latest: string | null;
        };
        readonly Thumbnail: {
            readonly url: string;
            readonly width: number | null;
            readonly height: number | null;
            /** @description The dominant colour; only when it is known. */
            readonly color?: string;
            /** @description A ThumbHash in base64; only when the pixels could be read. */
            readonly placeholder?: string;
            /** @description By format as configured, then by width; only when a service for them is configured. */
            readonly variants?: readonly components["schemas"]["ImageVariant"][];
        };
        readonly TocEntry: {
            /** @description The `id` of the heading in the html. */
            readonly id: string;
            readonly text: string;
            readonly depth: number;
            readonly children: readonly components["schemas"]["TocEntry"][];
        };
    };
    responses: never;
    parameters: {
        /** @description In any of these collections. */
        readonly collection: readonly string[];
        /** @description With any of these categories. */
        readonly category: readonly string[];
        /** @description With any of these tags. */
        readonly tag: readonly string[];
        /** @description By any of these authors. */
        readonly author: readonly string[];
        /** @description With every one of these categories. */
        readonly "category.all": readonly string[];
        /** @description With every one of these tags. */
        readonly "tag.all": readonly string[];
        /** @description By all of these authors together. */
        readonly "author.all": readonly string[];
        /** @description In none of these collections. */
        readonly "collection.not": readonly string[];
        /** @description With none of these categories. */
        readonly "category.not": readonly string[];
        /** @description With none of these tags. */
        readonly "tag.not": readonly string[];
        /** @description By none of these authors. */
        readonly "author.not": readonly string[];
        /** @description Dated on or after the first day of this year, month or day. */
        readonly from: string;
        /** @description Dated on or before the last day of this year, month or day. */
        readonly to: string;
        /** @description Only articles that are marked outdated, or only those that are not. */
        readonly outdated: boolean;
        /** @description These articles only, as `collection/slug`. */
        readonly ids: readonly string[];
        /** @description Instead of `page`: empty to start, then `meta.nextCursor` of the answer before. */
        readonly cursor: string;
        /** @description Adds `content` in these forms to each article. */
        readonly format: readonly ("html" | "markdown" | "text")[];
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly listArticles: {
        readonly parameters: {
            readonly query?: {
                /** @description In any of these collections. */
                readonly collection?: components["parameters"]["collection"];
                /** @description With any of these categories. */
                readonly category?: components["parameters"]["category"];
                /** @description With any of these tags. */
                readonly tag?: components["parameters"]["tag"];
                /** @description By any of these authors. */
                readonly author?: components["parameters"]["author"];
                /** @description With every one of these categories. */
                readonly "category.all"?: components["parameters"]["category.all"];
                /** @description With every one of these tags. */
                readonly "tag.all"?: components["parameters"]["tag.all"];
                /** @description By all of these authors together. */
                readonly "author.all"?: components["parameters"]["author.all"];
                /** @description In none of these collections. */
                readonly "collection.not"?: components["parameters"]["collection.not"];
                /** @description With none of these categories. */
                readonly "category.not"?: components["parameters"]["category.not"];
                /** @description With none of these tags. */
                readonly "tag.not"?: components["parameters"]["tag.not"];
                /** @description By none of these authors. */
                readonly "author.not"?: components["parameters"]["author.not"];
                /** @description Dated on or after the first day of this year, month or day. */
                readonly from?: components["parameters"]["from"];
                /** @description Dated on or before the last day of this year, month or day. */
                readonly to?: components["parameters"]["to"];
                /** @description Only articles that are marked outdated, or only those that are not. */
                readonly outdated?: components["parameters"]["outdated"];
                /** @description These articles only, as `collection/slug`. */
                readonly ids?: components["parameters"]["ids"];
                /** @description Full text: every word must be in the article; double quotes keep a phrase together. */
                readonly q?: string;
                /** @description The order; ties always by slug, then collection. Articles without the field come last both ways. `relevance` goes with `q` and is the default there. */
                readonly sort?: "-date" | "date" | "title" | "-title" | "-updatedAt" | "updatedAt" | "relevance";
                /** @description The page, from 1. */
                readonly page?: number;
                /** @description Instead of `page`: empty to start, then `meta.nextCursor` of the answer before. */
                readonly cursor?: components["parameters"]["cursor"];
                /** @description Articles a page; with `ids` the default is the maximum, with `format` the maximum is 20. */
                readonly limit?: number;
                /** @description Only these fields, plus `id`. */
                readonly fields?: readonly ("id" | "collection" | "slug" | "title" | "description" | "excerpt" | "date" | "publishedAt" | "updatedAt" | "thumbnail" | "categories" | "tags" | "keywords" | "authors" | "translators" | "outdated" | "words" | "readingMinutes" | "url" | "digest" | "extra")[];
                /** @description Adds `content` in these forms to each article. */
                readonly format?: components["parameters"]["format"];
                /** @description Counts within the result, in `meta.facets`. */
                readonly facets?: readonly ("collection" | "category" | "tag" | "author" | "year")[];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ArticlePage"];
                };
            };
        };
    };
    readonly getArticle: {
        readonly parameters: {
            readonly query?: {
                /** @description In any of these collections. */
                readonly collection?: components["parameters"]["collection"];
                /** @description With any of these categories. */
                readonly category?: components["parameters"]["category"];
                /** @description With any of these tags. */
                readonly tag?: components["parameters"]["tag"];
                /** @description By any of these authors. */
                readonly author?: components["parameters"]["author"];
                /** @description With every one of these categories. */
                readonly "category.all"?: components["parameters"]["category.all"];
                /** @description With every one of these tags. */
                readonly "tag.all"?: components["parameters"]["tag.all"];
                /** @description By all of these authors together. */
                readonly "author.all"?: components["parameters"]["author.all"];
                /** @description In none of these collections. */
                readonly "collection.not"?: components["parameters"]["collection.not"];
                /** @description With none of these categories. */
                readonly "category.not"?: components["parameters"]["category.not"];
                /** @description With none of these tags. */
                readonly "tag.not"?: components["parameters"]["tag.not"];
                /** @description By none of these authors. */
                readonly "author.not"?: components["parameters"]["author.not"];
                /** @description Dated on or after the first day of this year, month or day. */
                readonly from?: components["parameters"]["from"];
                /** @description Dated on or before the last day of this year, month or day. */
                readonly to?: components["parameters"]["to"];
                /** @description Only articles that are marked outdated, or only those that are not. */
                readonly outdated?: components["parameters"]["outdated"];
                /** @description These articles only, as `collection/slug`. */
                readonly ids?: components["parameters"]["ids"];
                /** @description Full text: every word must be in the article; double quotes keep a phrase together. */
                readonly q?: string;
                /** @description Only these fields, plus `id`. */
                readonly fields?: readonly ("id" | "collection" | "slug" | "title" | "description" | "excerpt" | "date" | "publishedAt" | "updatedAt" | "thumbnail" | "categories" | "tags" | "keywords" | "authors" | "translators" | "outdated" | "words" | "readingMinutes" | "url" | "digest" | "extra" | "content" | "toc" | "images" | "previous" | "next" | "related" | "seo")[];
                /** @description Adds `content` in these forms to each article. */
                readonly format?: components["parameters"]["format"];
                /** @description The token of a signed link: shows this article even when it is not public, never cached. A bad one is a 403; where previews are off the parameter is not known. */
                readonly preview?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description The collection, exactly as it is. */
                readonly collection: string;
                /** @description The slug, exactly as it is. */
                readonly slug: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Article"] | components["schemas"]["ChosenArticle"];
                    };
                };
            };
        };
    };
    readonly getArticleBySlug: {
        readonly parameters: {
            readonly query?: {
                /** @description In any of these collections. */
                readonly collection?: components["parameters"]["collection"];
                /** @description With any of these categories. */
                readonly category?: components["parameters"]["category"];
                /** @description With any of these tags. */
                readonly tag?: components["parameters"]["tag"];
                /** @description By any of these authors. */
                readonly author?: components["parameters"]["author"];
                /** @description With every one of these categories. */
                readonly "category.all"?: components["parameters"]["category.all"];
                /** @description With every one of these tags. */
                readonly "tag.all"?: components["parameters"]["tag.all"];
                /** @description By all of these authors together. */
                readonly "author.all"?: components["parameters"]["author.all"];
                /** @description In none of these collections. */
                readonly "collection.not"?: components["parameters"]["collection.not"];
                /** @description With none of these categories. */
                readonly "category.not"?: components["parameters"]["category.not"];
                /** @description With none of these tags. */
                readonly "tag.not"?: components["parameters"]["tag.not"];
                /** @description By none of these authors. */
                readonly "author.not"?: components["parameters"]["author.not"];
                /** @description Dated on or after the first day of this year, month or day. */
                readonly from?: components["parameters"]["from"];
                /** @description Dated on or before the last day of this year, month or day. */
                readonly to?: components["parameters"]["to"];
                /** @description Only articles that are marked outdated, or only those that are not. */
                readonly outdated?: components["parameters"]["outdated"];
                /** @description These articles only, as `collection/slug`. */
                readonly ids?: components["parameters"]["ids"];
                /** @description Full text: every word must be in the article; double quotes keep a phrase together. */
                readonly q?: string;
                /** @description Only these fields, plus `id`. */
                readonly fields?: readonly ("id" | "collection" | "slug" | "title" | "description" | "excerpt" | "date" | "publishedAt" | "updatedAt" | "thumbnail" | "categories" | "tags" | "keywords" | "authors" | "translators" | "outdated" | "words" | "readingMinutes" | "url" | "digest" | "extra" | "content" | "toc" | "images" | "previous" | "next" | "related" | "seo")[];
                /** @description Adds `content` in these forms to each article. */
                readonly format?: components["parameters"]["format"];
            };
            readonly header?: never;
            readonly path: {
                /** @description The slug, exactly as it is. */
                readonly slug: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Article"] | components["schemas"]["ChosenArticle"];
                    };
                };
            };
        };
    };
    readonly getArticleMarkdown: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The collection, exactly as it is. */
                readonly collection: string;
                /** @description The slug, exactly as it is. */
                readonly slug: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/markdown": string;
                };
            };
        };
    };
    readonly listRelated: {
        readonly parameters: {
            readonly query?: {
                /** @description How many at most. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                /** @description The collection, exactly as it is. */
                readonly collection: string;
                /** @description The slug, exactly as it is. */
                readonly slug: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["ArticleSummary"][];
                        readonly meta: {
                            /** @description How many there are in `data`. */
                            readonly total: number;
                        };
                    };
                };
            };
        };
    };
    readonly listCollections: {
        readonly parameters: {
            readonly query?: {
                /** @description In any of these collections. */
                readonly collection?: components["parameters"]["collection"];
                /** @description With any of these categories. */
                readonly category?: components["parameters"]["category"];
                /** @description With any of these tags. */
                readonly tag?: components["parameters"]["tag"];
                /** @description By any of these authors. */
                readonly author?: components["parameters"]["author"];
                /** @description With every one of these categories. */
                readonly "category.all"?: components["parameters"]["category.all"];
                /** @description With every one of these tags. */
                readonly "tag.all"?: components["parameters"]["tag.all"];
                /** @description By all of these authors together. */
                readonly "author.all"?: components["parameters"]["author.all"];
                /** @description In none of these collections. */
                readonly "collection.not"?: components["parameters"]["collection.not"];
                /** @description With none of these categories. */
                readonly "category.not"?: components["parameters"]["category.not"];
                /** @description With none of these tags. */
                readonly "tag.not"?: components["parameters"]["tag.not"];
                /** @description By none of these authors. */
                readonly "author.not"?: components["parameters"]["author.not"];
                /** @description Dated on or after the first day of this year, month or day. */
                readonly from?: components["parameters"]["from"];
                /** @description Dated on or before the last day of this year, month or day. */
                readonly to?: components["parameters"]["to"];
                /** @description Only articles that are marked outdated, or only those that are not. */
                readonly outdated?: components["parameters"]["outdated"];
                /** @description These articles only, as `collection/slug`. */
                readonly ids?: components["parameters"]["ids"];
                /** @description Full text: every word must be in the article; double quotes keep a phrase together. */
                readonly q?: string;
                /** @description How many entries at most; all by default. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Term"][];
                        readonly meta: {
                            /** @description How many terms matching public articles have. */
                            readonly total: number;
                        };
                    };
                };
            };
        };
    };
    readonly getCollection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Term"];
                    };
                };
            };
        };
    };
    readonly listCategories: {
        readonly parameters: {
            readonly query?: {
                /** @description In any of these collections. */
                readonly collection?: components["parameters"]["collection"];
                /** @description With any of these categories. */
                readonly category?: components["parameters"]["category"];
                /** @description With any of these tags. */
                readonly tag?: components["parameters"]["tag"];
                /** @description By any of these authors. */
                readonly author?: components["parameters"]["author"];
                /** @description With every one of these categories. */
                readonly "category.all"?: components["parameters"]["category.all"];
                /** @description With every one of these tags. */
                readonly "tag.all"?: components["parameters"]["tag.all"];
                /** @description By all of these authors together. */
                readonly "author.all"?: components["parameters"]["author.all"];
                /** @description In none of these collections. */
                readonly "collection.not"?: components["parameters"]["collection.not"];
                /** @description With none of these categories. */
                readonly "category.not"?: components["parameters"]["category.not"];
                /** @description With none of these tags. */
                readonly "tag.not"?: components["parameters"]["tag.not"];
                /** @description By none of these authors. */
                readonly "author.not"?: components["parameters"]["author.not"];
                /** @description Dated on or after the first day of this year, month or day. */
                readonly from?: components["parameters"]["from"];
                /** @description Dated on or before the last day of this year, month or day. */
                readonly to?: components["parameters"]["to"];
                /** @description Only articles that are marked outdated, or only those that are not. */
                readonly outdated?: components["parameters"]["outdated"];
                /** @description These articles only, as `collection/slug`. */
                readonly ids?: components["parameters"]["ids"];
                /** @description Full text: every word must be in the article; double quotes keep a phrase together. */
                readonly q?: string;
                /** @description How many entries at most; all by default. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Term"][];
                        readonly meta: {
                            /** @description How many terms matching public articles have. */
                            readonly total: number;
                        };
                    };
                };
            };
        };
    };
    readonly getCategory: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Term"];
                    };
                };
            };
        };
    };
    readonly listTags: {
        readonly parameters: {
            readonly query?: {
                /** @description In any of these collections. */
                readonly collection?: components["parameters"]["collection"];
                /** @description With any of these categories. */
                readonly category?: components["parameters"]["category"];
                /** @description With any of these tags. */
                readonly tag?: components["parameters"]["tag"];
                /** @description By any of these authors. */
                readonly author?: components["parameters"]["author"];
                /** @description With every one of these categories. */
                readonly "category.all"?: components["parameters"]["category.all"];
                /** @description With every one of these tags. */
                readonly "tag.all"?: components["parameters"]["tag.all"];
                /** @description By all of these authors together. */
                readonly "author.all"?: components["parameters"]["author.all"];
                /** @description In none of these collections. */
                readonly "collection.not"?: components["parameters"]["collection.not"];
                /** @description With none of these categories. */
                readonly "category.not"?: components["parameters"]["category.not"];
                /** @description With none of these tags. */
                readonly "tag.not"?: components["parameters"]["tag.not"];
                /** @description By none of these authors. */
                readonly "author.not"?: components["parameters"]["author.not"];
                /** @description Dated on or after the first day of this year, month or day. */
                readonly from?: components["parameters"]["from"];
                /** @description Dated on or before the last day of this year, month or day. */
                readonly to?: components["parameters"]["to"];
                /** @description Only articles that are marked outdated, or only those that are not. */
                readonly outdated?: components["parameters"]["outdated"];
                /** @description These articles only, as `collection/slug`. */
                readonly ids?: components["parameters"]["ids"];
                /** @description Full text: every word must be in the article; double quotes keep a phrase together. */
                readonly q?: string;
                /** @description How many entries at most; all by default. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Term"][];
                        readonly meta: {
                            /** @description How many terms matching public articles have. */
                            readonly total: number;
                        };
                    };
                };
            };
        };
    };
    readonly getTag: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Term"];
                    };
                };
            };
        };
    };
    readonly listAuthors: {
        readonly parameters: {
            readonly query?: {
                /** @description In any of these collections. */
                readonly collection?: components["parameters"]["collection"];
                /** @description With any of these categories. */
                readonly category?: components["parameters"]["category"];
                /** @description With any of these tags. */
                readonly tag?: components["parameters"]["tag"];
                /** @description By any of these authors. */
                readonly author?: components["parameters"]["author"];
                /** @description With every one of these categories. */
                readonly "category.all"?: components["parameters"]["category.all"];
                /** @description With every one of these tags. */
                readonly "tag.all"?: components["parameters"]["tag.all"];
                /** @description By all of these authors together. */
                readonly "author.all"?: components["parameters"]["author.all"];
                /** @description In none of these collections. */
                readonly "collection.not"?: components["parameters"]["collection.not"];
                /** @description With none of these categories. */
                readonly "category.not"?: components["parameters"]["category.not"];
                /** @description With none of these tags. */
                readonly "tag.not"?: components["parameters"]["tag.not"];
                /** @description By none of these authors. */
                readonly "author.not"?: components["parameters"]["author.not"];
                /** @description Dated on or after the first day of this year, month or day. */
                readonly from?: components["parameters"]["from"];
                /** @description Dated on or before the last day of this year, month or day. */
                readonly to?: components["parameters"]["to"];
                /** @description Only articles that are marked outdated, or only those that are not. */
                readonly outdated?: components["parameters"]["outdated"];
                /** @description These articles only, as `collection/slug`. */
                readonly ids?: components["parameters"]["ids"];
                /** @description Full text: every word must be in the article; double quotes keep a phrase together. */
                readonly q?: string;
                /** @description How many entries at most; all by default. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["AuthorTerm"][];
                        readonly meta: {
                            /** @description How many terms matching public articles have. */
                            readonly total: number;
                        };
                    };
                };
            };
        };
    };
    readonly getAuthor: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["AuthorTerm"];
                    };
                };
            };
        };
    };
    readonly listArchives: {
        readonly parameters: {
            readonly query?: {
                /** @description In any of these collections. */
                readonly collection?: components["parameters"]["collection"];
                /** @description With any of these categories. */
                readonly category?: components["parameters"]["category"];
                /** @description With any of these tags. */
                readonly tag?: components["parameters"]["tag"];
                /** @description By any of these authors. */
                readonly author?: components["parameters"]["author"];
                /** @description With every one of these categories. */
                readonly "category.all"?: components["parameters"]["category.all"];
                /** @description With every one of these tags. */
                readonly "tag.all"?: components["parameters"]["tag.all"];
                /** @description By all of these authors together. */
                readonly "author.all"?: components["parameters"]["author.all"];
                /** @description In none of these collections. */
                readonly "collection.not"?: components["parameters"]["collection.not"];
                /** @description With none of these categories. */
                readonly "category.not"?: components["parameters"]["category.not"];
                /** @description With none of these tags. */
                readonly "tag.not"?: components["parameters"]["tag.not"];
                /** @description By none of these authors. */
                readonly "author.not"?: components["parameters"]["author.not"];
                /** @description Dated on or after the first day of this year, month or day. */
                readonly from?: components["parameters"]["from"];
                /** @description Dated on or before the last day of this year, month or day. */
                readonly to?: components["parameters"]["to"];
                /** @description Only articles that are marked outdated, or only those that are not. */
                readonly outdated?: components["parameters"]["outdated"];
                /** @description These articles only, as `collection/slug`. */
                readonly ids?: components["parameters"]["ids"];
                /** @description Full text: every word must be in the article; double quotes keep a phrase together. */
                readonly q?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            /** @example 2020-06 */
                            readonly month: string;
                            readonly count: number;
                        }[];
                        readonly meta: {
                            /** @description How many months. */
                            readonly total: number;
                        };
                    };
                };
            };
        };
    };
    readonly getManifest: {
        readonly parameters: {
            readonly query?: {
                /** @description Instead of `page`: empty to start, then `meta.nextCursor` of the answer before. */
                readonly cursor?: components["parameters"]["cursor"];
                /** @description How many at most; all by default. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly id: string;
                            readonly digest: string;
                        }[];
                        readonly meta: {
                            /** @description How many articles are public. */
                            readonly total: number;
                            readonly revision: string;
                            readonly nextCursor?: string | null;
                        };
                    };
                };
            };
        };
    };
    readonly listSuggestions: {
        readonly parameters: {
            readonly query: {
                /** @description What was typed so far. */
                readonly q: string;
                /** @description How many at most. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Suggestion"][];
                    };
                };
            };
        };
    };
    readonly getRssFeed: {
        readonly parameters: {
            readonly query?: {
                /** @description In any of these collections. */
                readonly collection?: components["parameters"]["collection"];
                /** @description With any of these categories. */
                readonly category?: components["parameters"]["category"];
                /** @description With any of these tags. */
                readonly tag?: components["parameters"]["tag"];
                /** @description By any of these authors. */
                readonly author?: components["parameters"]["author"];
                /** @description With every one of these categories. */
                readonly "category.all"?: components["parameters"]["category.all"];
                /** @description With every one of these tags. */
                readonly "tag.all"?: components["parameters"]["tag.all"];
                /** @description By all of these authors together. */
                readonly "author.all"?: components["parameters"]["author.all"];
                /** @description In none of these collections. */
                readonly "collection.not"?: components["parameters"]["collection.not"];
                /** @description With none of these categories. */
                readonly "category.not"?: components["parameters"]["category.not"];
                /** @description With none of these tags. */
                readonly "tag.not"?: components["parameters"]["tag.not"];
                /** @description By none of these authors. */
                readonly "author.not"?: components["parameters"]["author.not"];
                /** @description Dated on or after the first day of this year, month or day. */
                readonly from?: components["parameters"]["from"];
                /** @description Dated on or before the last day of this year, month or day. */
                readonly to?: components["parameters"]["to"];
                /** @description Only articles that are marked outdated, or only those that are not. */
                readonly outdated?: components["parameters"]["outdated"];
                /** @description These articles only, as `collection/slug`. */
                readonly ids?: components["parameters"]["ids"];
                /** @description Full text: every word must be in the article; double quotes keep a phrase together. */
                readonly q?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/rss+xml; charset=utf-8": string;
                };
            };
        };
    };
    readonly getAtomFeed: {
        readonly parameters: {
            readonly query?: {
                /** @description In any of these collections. */
                readonly collection?: components["parameters"]["collection"];
                /** @description With any of these categories. */
                readonly category?: components["parameters"]["category"];
                /** @description With any of these tags. */
                readonly tag?: components["parameters"]["tag"];
                /** @description By any of these authors. */
                readonly author?: components["parameters"]["author"];
                /** @description With every one of these categories. */
                readonly "category.all"?: components["parameters"]["category.all"];
                /** @description With every one of these tags. */
                readonly "tag.all"?: components["parameters"]["tag.all"];
                /** @description By all of these authors together. */
                readonly "author.all"?: components["parameters"]["author.all"];
                /** @description In none of these collections. */
                readonly "collection.not"?: components["parameters"]["collection.not"];
                /** @description With none of these categories. */
                readonly "category.not"?: components["parameters"]["category.not"];
                /** @description With none of these tags. */
                readonly "tag.not"?: components["parameters"]["tag.not"];
                /** @description By none of these authors. */
                readonly "author.not"?: components["parameters"]["author.not"];
                /** @description Dated on or after the first day of this year, month or day. */
                readonly from?: components["parameters"]["from"];
                /** @description Dated on or before the last day of this year, month or day. */
                readonly to?: components["parameters"]["to"];
                /** @description Only articles that are marked outdated, or only those that are not. */
                readonly outdated?: components["parameters"]["outdated"];
                /** @description These articles only, as `collection/slug`. */
                readonly ids?: components["parameters"]["ids"];
                /** @description Full text: every word must be in the article; double quotes keep a phrase together. */
                readonly q?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/atom+xml; charset=utf-8": string;
                };
            };
        };
    };
    readonly getJsonFeed: {
        readonly parameters: {
            readonly query?: {
                /** @description In any of these collections. */
                readonly collection?: components["parameters"]["collection"];
                /** @description With any of these categories. */
                readonly category?: components["parameters"]["category"];
                /** @description With any of these tags. */
                readonly tag?: components["parameters"]["tag"];
                /** @description By any of these authors. */
                readonly author?: components["parameters"]["author"];
                /** @description With every one of these categories. */
                readonly "category.all"?: components["parameters"]["category.all"];
                /** @description With every one of these tags. */
                readonly "tag.all"?: components["parameters"]["tag.all"];
                /** @description By all of these authors together. */
                readonly "author.all"?: components["parameters"]["author.all"];
                /** @description In none of these collections. */
                readonly "collection.not"?: components["parameters"]["collection.not"];
                /** @description With none of these categories. */
                readonly "category.not"?: components["parameters"]["category.not"];
                /** @description With none of these tags. */
                readonly "tag.not"?: components["parameters"]["tag.not"];
                /** @description By none of these authors. */
                readonly "author.not"?: components["parameters"]["author.not"];
                /** @description Dated on or after the first day of this year, month or day. */
                readonly from?: components["parameters"]["from"];
                /** @description Dated on or before the last day of this year, month or day. */
                readonly to?: components["parameters"]["to"];
                /** @description Only articles that are marked outdated, or only those that are not. */
                readonly outdated?: components["parameters"]["outdated"];
                /** @description These articles only, as `collection/slug`. */
                readonly ids?: components["parameters"]["ids"];
                /** @description Full text: every word must be in the article; double quotes keep a phrase together. */
                readonly q?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/feed+json; charset=utf-8": components["schemas"]["JsonFeed"];
                };
            };
        };
    };
    readonly getSitemap: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/xml; charset=utf-8": string;
                };
            };
        };
    };
    readonly getSitemapPart: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The part, from 1. */
                readonly part: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/xml; charset=utf-8": string;
                };
            };
        };
    };
    readonly getRobotsText: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/plain; charset=utf-8": string;
                };
            };
        };
    };
    readonly getLlmsText: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/plain; charset=utf-8": string;
                };
            };
        };
    };
}
