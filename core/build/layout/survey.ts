import type { FrontMatterForm } from './layout';

/** A Markdown file as `adopt` sees it. */
export interface SampledFile {
  readonly path: string;
  /** The beginning of its text. */
  readonly text: string;
}

/** What a sample of Markdown files is written in: how many files have each. */
export interface Survey {
  readonly files: number;
  readonly withoutFrontMatter: number;
  readonly forms: Readonly<Record<FrontMatterForm, number>>;
  /** The files without a date in front matter, and those of them with one in the path. */
  readonly undated: number;
  readonly datedByName: number;
  readonly markdown: Readonly<Record<Dialect, number>>;
}

/** Each pattern is one that text without the syntax hardly has: a false alarm would change what readers see. */
const dialects = {
  math: /^\s*\$\$|\$[^$\n]*\\[a-z]+[^$\n]*\$|\\\(|\\begin\{/m,
  colons: /^\s*:::+\s*\{?[a-z]/m,
  admonitions: /^[ \t]*(?:(?:!!!|\?\?\?\+?)[ \t]+[a-z-]+|===[ \t]+")/m,
  headingIds: /^#{1,6}\s.*\{(?:#|\/\*)[^{}]+\}\s*$/m,
  wikiLinks: /(?<![\w\])])!?\[\[(?![ \d])[^[\]\n]+\]\](?![(\]])/,
  more: /^\s*(?:<!--\s*(?:more|truncate)\s*-->|\{\/\*\s*truncate\s*\*\/\})\s*$/m,
  includes: /^\s*(?:<!--\s*@include:|@include\(|<<<\s+\S|--8<--)/m,
  hugo: /\{\{[<%].*[%>]\}\}/,
  liquid: /\{%-?\s*(?:highlight|include|raw|post_url|link|for|if|assign)\b/,
  hexo: /\{%\s*(?:codeblock|blockquote|asset_\w+|post_link|post_path|note|youtube|pullquote|jsfiddle|gist|img)\b/,
  mdx: /^[ \t]*<\/?[A-Z][A-Za-z.]*(?:[ \t\n]|\/?>)/m,
} as const;

/** A syntax besides CommonMark and GFM. */
export type Dialect = keyof typeof dialects;

const dateKeys = /^(?:date|publishDate|pubDate|published|created|date created|pubDatetime)\s*[:=]/im;
const datedPath = /(?:^|\/)(?:\d{4}-\d{1,2}-\d{1,2}|\d{8})[-_ .]|(?:^|\/)\d{4}\/\d{1,2}\//;
const fences = /^(?: {0,3})(`{3,}|~{3,})[^\n]*\n[^]*?(?:\n {0,3}\1[`~]*[ \t]*(?=\n|$)|$)/gm;
const codeSpans = /(`+)[^`](?:[^]*?[^`])?\1(?!`)/g;

/** Surveys a sample of the Markdown files of a folder. */
export function survey(samples: readonly SampledFile[]): Survey {
  const markdown = Object.fromEntries(Object.keys(dialects).map((name) => [name, 0])) as Record<
    Dialect,
    number
  >;
  const forms: Record<FrontMatterForm, number> = { yaml: 0, toml: 0, comment: 0 };
  let [withoutFrontMatter, undated, datedByName] = [0, 0, 0];
  for (const { path, text } of samples) {
    const { form, block, body } = splitRoughly(text);
    if (form === null) withoutFrontMatter += 1;
    else forms[form] += 1;
    if (!dateKeys.test(block)) {
      undated += 1;
      if (datedPath.test(path)) datedByName += 1;
    }
    const prose = body.replace(fences, '').replace(codeSpans, '');
    for (const [name, pattern] of Object.entries(dialects) as [Dialect, RegExp][])
      if (pattern.test(prose)) markdown[name] += 1;
  }
  return {
    ...{ files: samples.length, withoutFrontMatter, forms, undated, datedByName },
    markdown,
  };
}

const openings: readonly (readonly [FrontMatterForm, RegExp])[] = [
  ['yaml', /^---\n([^]*?)\n---(?:\n|$)/],
  ['toml', /^\+\+\+\n([^]*?)\n\+\+\+(?:\n|$)/],
  ['comment', /^<!--\s*\n((?:[\w-]+:[^\n]*\n)[^]*?)-->/],
];

/** Splits a text at its front matter, without a check of what it says. */
function splitRoughly(text: string): { form: FrontMatterForm | null; block: string; body: string } {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  for (const [form, opening] of openings) {
    const match = opening.exec(plain);
    if (match) return { form, block: match[1] ?? '', body: plain.slice(match[0].length) };
  }
  return { form: null, block: '', body: plain };
}
