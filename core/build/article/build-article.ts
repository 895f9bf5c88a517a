import { packRecord } from '../../format/snapshot/pack-record';
import { fileStart, type SourcePosition } from '../../model/article/source-position';
import type { StoredCover, StoredStructure, StoredSummary } from '../../model/article/stored-article';
import { escapeHidden } from '../../model/text/hidden-characters';
import { createFinding, type Finding } from '../finding/finding';
import type { ImageTable } from '../image/image';
import { createImageViewer, type ShownImage } from '../image/show-image';
import { toExtras } from '../markdown/finish-image';
import { defaultLayout, type Layout } from '../layout/layout';
import { renderMarkdown } from '../markdown/render-markdown';
import { createBodyFinding, type BodyFinding, type RenderOptions } from '../markdown/rendered-markdown';
import { cleanTitle } from '../source/clean-title';
import { parseSource } from '../source/parse-source';
import { createReport, maxWarnings } from '../source/report';
import type { SourceFile } from '../source/source-file';
import { toYamlLine } from '../text/to-yaml';
import type { Article } from './article';

/** Hashes a text to 16 hexadecimal digits, the same on every machine. */
export type Hash = (text: string) => string;

/** The result of building one article. */
export interface ArticleBuild {
  /** Null if an error leaves the article out. */
  readonly article: Article | null;
  readonly findings: readonly Finding[];
  /** Paths of the images of the content directory that it uses, whether they exist or not. @default none */
  readonly localImages?: readonly string[];
  /** URLs of the images on other hosts that it uses. @default none */
  readonly remoteImages?: readonly string[];
}

/**
 * Builds one article from its source file: parse, check, render, derive. Invalid content is a finding, never thrown.
 *
 * @param images the images inspected so far; there are no findings about others
 */
export function buildArticle(
  file: SourceFile,
  options: RenderOptions,
  hash: Hash,
  images?: ImageTable,
): ArticleBuild {
  const { layout = defaultLayout } = options;
  const { source, findings } = parseSource(file, layout);
  if (source === null) return { article: null, findings };

  const { frontMatter, markdown, bodyLine } = source;
  const { title: ownTitle, slug: ownSlug, thumbnail, description, keywords, extra, ...rest } = frontMatter;
  const { translators, ...listed } = rest;
  const viewer = createImageViewer(file.path, options.images, images);
  const rendered = renderMarkdown(markdown, options, viewer.show);
  const cover = thumbnail === null ? null : viewer.show(thumbnail.value);
  const slug = ownSlug ?? { value: file.slug, line: 1, column: 1 };
  const substitute =
    ownTitle === null ? findTitle(file.path, rendered.firstHeading, slug.value, layout) : null;
  const title = ownTitle ?? substitute?.title ?? '';
  const inFile = <T extends SourcePosition>(found: T): T => ({ ...found, line: found.line + bodyLine - 1 });

  const summary: StoredSummary = {
    title,
    description,
    excerpt: rendered.excerpt,
    thumbnail: cover?.url ?? null,
    ...toCover(cover),
    keywords,
    translators: translators.map(({ name, url }) => ({ name, url })),
    words: rendered.words,
    readingMinutes: rendered.readingMinutes,
    extra,
  };
  const structure: StoredStructure = { toc: rendered.toc, images: rendered.images };
  const { draft, outdated, date, publishAt, unpublishAt, updated, ...lists } = listed;
  const { categories, tags, authors, aliases, ...others } = lists;
  const texts = (terms: readonly { readonly value: string }[]) => terms.map(({ value }) => value);
  const digest = hash(
    JSON.stringify([
      [file.collection, slug.value, draft, outdated, date, publishAt, unpublishAt, updated],
      [texts(categories), texts(tags), authors.map(({ name, url }) => [name, url]), texts(aliases)],
      [summary, structure, rendered.html, markdown, rendered.text],
      // No key is left, or `never` is a type error: each one is in the lists above or in the summary.
      ...Object.values<never>(others),
    ]),
  );
  const record = packRecord({
    summary: JSON.stringify(summary),
    structure: JSON.stringify(structure),
    html: rendered.html,
    markdown,
    text: rendered.text,
  });
  const { path, collection } = file;
  const links = rendered.links.map(inFile);
  return {
    article: { path, collection, slug, title, ...listed, links, digest, record },
    findings: [
      ...findings,
      ...limitFindings(rendered.findings)
        .map(inFile)
        .map((found) => createFinding(found.rule, path, found, found.facts, found.expected)),
      ...(cover?.problems ?? []).map(({ rule, facts }) =>
        createFinding(rule, path, thumbnail ?? fileStart, facts),
      ),
      ...(substitute?.findings ?? []),
    ],
    localImages: [...viewer.local],
    remoteImages: [...viewer.remote],
  };
}

/** The longest JSON that variants of a thumbnail are stored as. Lists have them for a hundred articles. */
const maxVariantsLength = 4_000;

/** Chooses the title of an article without one: its first heading, else its slug. */
function findTitle(path: string, heading: string | null, slug: string, { frontMatter }: Layout) {
  const { findings, report } = createReport(path);
  const position = { line: 2, column: 1 };
  // A slug that has only invisible characters is shown with these escaped.
  const name = slug.slice(slug.lastIndexOf('/') + 1);
  const title =
    cleanTitle(heading ?? '', position, report) ?? cleanTitle(name, position, report) ?? escapeHidden(name);
  if (frontMatter === 'required') report('title-missing', position, { title }, toYamlLine('title', title));
  return { title, findings };
}

function toCover(image: ShownImage | null): { cover?: StoredCover } {
  if (!image?.facts) return {};
  const { width, height } = image.facts;
  const variants = JSON.stringify(image.variants).length > maxVariantsLength ? [] : image.variants;
  return { cover: { width, height, ...toExtras(image.facts), ...(variants.length > 0 && { variants }) } };
}

/** Limits the findings of a body. So many have one cause, or the body is an attack. */
function limitFindings(findings: readonly BodyFinding[]): readonly BodyFinding[] {
  const next = findings[maxWarnings];
  if (next === undefined) return findings;
  const rest = createBodyFinding('too-many-warnings', { count: maxWarnings }, next);
  return [...findings.slice(0, maxWarnings), rest];
}
