import { fileStart, type SourcePosition } from '../../model/article/source-position';
import type { StoredCover, StoredStructure, StoredSummary } from '../../model/article/stored-article';
import { createFinding, type Finding } from '../finding/finding';
import type { ImageTable } from '../image/image';
import { createImageViewer, type ShownImage } from '../image/show-image';
import { toExtras } from '../markdown/finish-image';
import { renderMarkdown } from '../markdown/render-markdown';
import type { BodyFinding, RenderOptions } from '../markdown/rendered-markdown';
import { packRecord } from '../../format/snapshot/pack-record';
import { parseSource } from '../source/parse-source';
import { cleanTitle } from '../source/clean-title';
import { createReport, maxWarnings } from '../source/report';
import type { SourceFile } from '../source/source-file';
import { toYamlLine } from '../text/to-yaml';
import { escapeHidden } from '../../model/text/hidden-characters';
import type { Article } from './article';

/** Makes a short name of a text: 16 hexadecimal digits, the same on every machine. */
export type Hash = (text: string) => string;

/** What building one article gives: the article, unless an error keeps it out, and what its editor should know. */
export interface ArticleBuild {
  readonly article: Article | null;
  readonly findings: readonly Finding[];
  /** Images of the content directory that it shows, by path, whether they exist or not. @default none */
  readonly localImages?: readonly string[];
  /** Addresses of the images elsewhere that it shows. @default none */
  readonly remoteImages?: readonly string[];
}

/**
 * Builds one article from its source file: parse, check, render, derive. Bad content is a finding, never thrown.
 *
 * @param images what is known of images; of those that are not in it nothing is said
 */
export function buildArticle(
  file: SourceFile,
  options: RenderOptions,
  hash: Hash,
  images?: ImageTable,
): ArticleBuild {
  const { source, findings } = parseSource(file);
  if (source === null) return { article: null, findings };

  const { frontMatter, markdown, bodyLine } = source;
  const viewer = createImageViewer(file.path, options.images, images);
  const rendered = renderMarkdown(markdown, options, viewer.show);
  const { thumbnail } = frontMatter;
  const cover = thumbnail === null ? null : viewer.show(thumbnail.value);
  const inFile = <T extends SourcePosition>(place: T): T => ({ ...place, line: place.line + bodyLine - 1 });
  const all = [
    ...findings,
    ...limitFindings(rendered.findings)
      .map(inFile)
      .map((found) => createFinding(found.rule, file.path, found, found.facts, found.expected)),
    ...(cover?.problems ?? []).map(({ rule, facts }) =>
      createFinding(rule, file.path, thumbnail ?? fileStart, facts),
    ),
  ];

  const slug = frontMatter.slug ?? { value: file.stem, line: 1, column: 1 };
  const substitute =
    frontMatter.title === null ? findTitle(file.path, rendered.firstHeading, slug.value) : null;
  const title = frontMatter.title ?? substitute?.title ?? '';
  all.push(...(substitute?.findings ?? []));

  const { draft, outdated, date, publishAt, unpublishAt, updated, categories, tags, authors, aliases } =
    frontMatter;
  const summary: StoredSummary = {
    title,
    description: frontMatter.description,
    excerpt: rendered.excerpt,
    thumbnail: cover?.url ?? null,
    ...toCover(cover),
    keywords: frontMatter.keywords,
    translators: frontMatter.translators.map(({ name, url }) => ({ name, url })),
    words: rendered.words,
    readingMinutes: rendered.readingMinutes,
    extra: frontMatter.extra,
  };
  const structure: StoredStructure = { toc: rendered.toc, images: rendered.images };
  const texts = (terms: readonly { readonly value: string }[]) => terms.map(({ value }) => value);
  const digest = hash(
    JSON.stringify([
      [file.collection, slug.value, draft, outdated, date, publishAt, unpublishAt, updated],
      [texts(categories), texts(tags), authors.map(({ name, url }) => [name, url]), texts(aliases)],
      [summary, structure, rendered.html, markdown, rendered.text],
    ]),
  );
  return {
    article: {
      path: file.path,
      collection: file.collection,
      slug,
      title,
      draft,
      outdated,
      date,
      publishAt,
      unpublishAt,
      updated,
      categories,
      tags,
      authors,
      aliases,
      links: rendered.links.map(inFile),
      digest,
      record: packRecord({
        summary: JSON.stringify(summary),
        structure: JSON.stringify(structure),
        html: rendered.html,
        markdown,
        text: rendered.text,
      }),
    },
    findings: all,
    localImages: [...viewer.local],
    remoteImages: [...viewer.remote],
  };
}

/** The most that the variants of a thumbnail take, as JSON; longer ones are left out. */
const maxVariantsLength = 4_000;

/** What an article without a title is called: its first heading, else its slug. */
function findTitle(path: string, heading: string | null, slug: string) {
  const { findings, report } = createReport(path);
  const place = { line: 2, column: 1 };
  // A name of nothing but invisible characters is shown by their numbers.
  const title =
    cleanTitle(heading ?? '', place, report) ?? cleanTitle(slug, place, report) ?? escapeHidden(slug);
  report('title-missing', place, { title }, toYamlLine('title', title));
  return { title, findings };
}

function toCover(image: ShownImage | null): { cover?: StoredCover } {
  if (!image?.facts) return {};
  const { facts } = image;
  // Each repeats the address; lists have to hold them for a hundred articles.
  const variants = JSON.stringify(image.variants).length > maxVariantsLength ? [] : image.variants;
  const { width, height } = facts;
  return { cover: { width, height, ...toExtras(facts), ...(variants.length > 0 && { variants }) } };
}

/** A body with this many warnings is broken in one place that causes them all, or an attack. */
function limitFindings(findings: readonly BodyFinding[]): readonly BodyFinding[] {
  const next = findings[maxWarnings];
  if (next === undefined) return findings;
  const { line, column } = next;
  const rest: BodyFinding = {
    rule: 'too-many-warnings',
    facts: { count: maxWarnings },
    expected: null,
    line,
    column,
  };
  return [...findings.slice(0, maxWarnings), rest];
}
