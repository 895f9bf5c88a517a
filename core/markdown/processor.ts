import type { Root as HastRoot } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype, { type Options as RemarkRehypeOptions } from 'remark-rehype';
import { unified } from 'unified';
import { sanitizeSchema } from './sanitize-schema';

const toHastOptions: RemarkRehypeOptions = {
  allowDangerousHtml: true,
  // The sanitiser adds its own prefix to all ids, these included.
  clobberPrefix: '',
  footnoteLabel: '脚注',
  footnoteBackLabel: (reference, rereference) =>
    `返回正文 ${reference + 1}${rereference > 1 ? `-${rereference}` : ''}`,
};

const plainConverter = unified().use(remarkRehype, toHastOptions).freeze();
const rawConverter = unified().use(remarkRehype, toHastOptions).use(rehypeRaw).freeze();
const sanitizer = unified().use(rehypeSanitize, sanitizeSchema).freeze();
// The only raw nodes left by then are placeholders from the configuration.
const printer = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();

/** Converts a Markdown tree to html nodes; raw html is parsed only when the caller says that there is some. */
export function toHast(tree: MdastRoot, hasHtml: boolean): HastRoot {
  return (hasHtml ? rawConverter : plainConverter).runSync(tree);
}

/** Returns the tree with only what `sanitizeSchema` allows. */
export function sanitize(tree: HastRoot): HastRoot {
  return sanitizer.runSync(tree);
}

/**
 * Prints a tree; raw nodes go out as they are. Angle brackets are escaped in attributes too: html allows them there, but
 * not everything that reads html knows where an attribute ends.
 */
export function printHtml(tree: HastRoot): string {
  return printer
    .stringify(tree)
    .replace(startTag, (tag) => (/[<>]/.test(tag.slice(1, -1)) ? tag.replace(quoted, escapeAngles) : tag));
}

/** In printed html `<` is nowhere but at tags and in attributes, and `"` in attributes is escaped. */
const startTag = /<[a-z][^"<>]*(?:"[^"]*"[^"<>]*)*>/gi;
const quoted = /"[^"]*"/g;

function escapeAngles(value: string): string {
  return value.replaceAll('<', '&#x3C;').replaceAll('>', '&#x3E;');
}
