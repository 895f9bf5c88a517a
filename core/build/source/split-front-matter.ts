import matter from 'gray-matter';
import { fileStart, type SourcePosition } from '../../model/article/source-position';
import { positionAt } from './decode-source';
import { parseToml } from './parse-toml';
import { parseYaml } from './parse-yaml';
import { type Report } from './report';
import { type YamlMapping } from './yaml-mapping';

/** The largest front matter that is read, in bytes of UTF-8. */
export const maxFrontMatterBytes = 128 * 1024;

/** The lines around front matter; no other line opens or closes it. */
const OPEN = '---\n';
const CLOSE = '\n---\n';

/** A source file in two halves. */
export interface SplitSource {
  readonly frontMatter: YamlMapping;
  /** Everything after the closing line, exactly as written. */
  readonly markdown: string;
  /** The line of the file on which `markdown` begins. */
  readonly bodyLine: number;
}

/**
 * Splits a decoded source file into its front matter, read as YAML, and its body.
 *
 * @param isOptional an empty block is front matter without keys, and not an error
 * @returns null when there is no usable front matter; the reason is reported.
 */
export function splitFrontMatter(text: string, report: Report, isOptional = false): SplitSource | null {
  const padded = text.endsWith('\n') ? text : `${text}\n`;
  if (!padded.startsWith(OPEN)) return report('front-matter-missing', fileStart);
  const close = findFrontMatterEnd(padded);
  if (close === -1) return report('front-matter-unclosed', findLooseClose(padded));
  const block = padded.slice(OPEN.length, Math.max(OPEN.length, close));
  if (isOverLimit(block)) {
    return report('front-matter-too-large', fileStart, { limit: maxFrontMatterBytes / 1024 });
  }
  const isEmpty = isOptional && block.split('\n').every((line) => /^\s*(?:#.*)?$/u.test(line));
  const frontMatter = isEmpty ? new Map<string, never>() : readBlock(block, report);
  if (frontMatter === null) return null;
  const bodyStart = close + CLOSE.length;
  return { frontMatter, markdown: text.slice(bodyStart), bodyLine: positionAt(padded, bodyStart).line };
}

/** Returns the offset of the line feed before the closing line; -1 where there is none. */
export function findFrontMatterEnd(text: string): number {
  const padded = text.endsWith('\n') ? text : `${text}\n`;
  // From the line feed of the opening line, so that an empty block is found as well.
  return padded.indexOf(CLOSE, OPEN.length - 1);
}

/**
 * Whether a text has front matter: it begins with a line of dashes, and a later one closes it. Dashes before a blank line, or
 * which nothing closes, are a thematic break of a body that has none.
 */
export function hasFrontMatter(text: string): boolean {
  return text.startsWith(OPEN) && !text.startsWith(`${OPEN}\n`) && findFrontMatterEnd(text) !== -1;
}

/** The blocks of other forms at the start of a file, each with the lines around it and its parser. */
const otherForms = {
  toml: { block: /^\+\+\+\n([^]*?\n)??\+\+\+(?:\n|$)/, parse: parseToml },
  comment: { block: /^<!--[ \t]*\n([^]*?)-->[ \t]*(?:\n|$)/, parse: parseYaml },
} as const;

/**
 * Splits a source file whose front matter is TOML between `+++`, or YAML in an HTML comment whose first line is a key.
 *
 * @param form the form that the layout allows
 * @returns undefined if the file does not begin with this form; null if its front matter is unusable, which is reported
 */
export function splitOtherForm(
  text: string,
  form: keyof typeof otherForms,
  report: Report,
): SplitSource | null | undefined {
  const { block, parse } = otherForms[form];
  const [whole, inner = ''] = block.exec(text) ?? [];
  if (whole === undefined || (form === 'comment' && !/^[\w-]+:(?:\s|$)/.test(inner))) return undefined;
  if (isOverLimit(inner)) {
    return report('front-matter-too-large', fileStart, { limit: maxFrontMatterBytes / 1024 });
  }
  const frontMatter = parse(inner, 1, report);
  if (frontMatter === null) return null;
  return { frontMatter, markdown: text.slice(whole.length), bodyLine: positionAt(text, whole.length).line };
}

/** Lets gray-matter split the block, with one language, YAML, and with our parser. */
function readBlock(block: string, report: Report): YamlMapping | null {
  const results: (YamlMapping | null)[] = [];
  const read = (): object => {
    // Parses the block itself, not the squeezed copy, so that values and line numbers are those of the file.
    results.push(parseYaml(block, 1, report));
    return {};
  };
  // Options are always given: without them gray-matter caches by content and shares what it returns.
  matter(`${OPEN}${squeezeSpace(block)}${CLOSE}`, {
    language: 'yaml',
    delimiters: ['---', '---\n'],
    engines: { yaml: read, json: refuse, javascript: refuse, js: refuse, coffee: refuse },
  });
  // gray-matter calls no engine for a block of blank lines and comments.
  if (results.length === 0) report('front-matter-not-mapping', fileStart, { found: { phrase: 'nothing' } });
  return results[0] ?? null;
}

/** Replaces the engines of gray-matter's other languages, of which `javascript` would run the author's text. */
function refuse(): never {
  throw new Error('Only YAML front matter is read.');
}

/** Shortens long runs of white space, over which gray-matter's search for comments takes quadratic time. */
function squeezeSpace(block: string): string {
  return block.replace(/\s+/gu, (run) => (run.length > 500 ? '\n' : run));
}

function isOverLimit(block: string): boolean {
  // Every UTF-16 code unit is at least one byte, so a long block need not be encoded.
  return block.length > maxFrontMatterBytes || new TextEncoder().encode(block).length > maxFrontMatterBytes;
}

/** Finds the line that was probably meant to close the block: dashes with something around them. */
function findLooseClose(text: string): SourcePosition {
  const lines = text.split('\n');
  const index = lines.findIndex((line, i) => i > 0 && /^\s*(?:-{2,}|—+|\.\.\.)\s*$/u.test(line));
  return index === -1 ? fileStart : { line: index + 1, column: 1 };
}
