import type { Element, Root as HastRoot, RootContent } from 'hast';
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
const parseRaw = unified().use(rehypeRaw).freeze();
const sanitizer = unified().use(rehypeSanitize, sanitizeSchema).freeze();
// Raw nodes are only placeholders from the configuration.
const printer = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();

/** Converts a Markdown tree to HTML nodes. @param hasHtml whether the tree has raw HTML to parse */
export function toHast(tree: MdastRoot, hasHtml: boolean): HastRoot {
  const plain = plainConverter.runSync(tree);
  if (!hasHtml) return plain;
  // The parser also removes a line break behind `<pre><code>`, against the standard.
  doubleFirstBreaks(plain, (pre) =>
    pre.children[0]?.type === 'element' ? pre.children[0].children[0] : undefined,
  );
  return parseRaw.runSync(plain);
}

/** Removes everything that `sanitizeSchema` does not allow. */
export function sanitize(tree: HastRoot): HastRoot {
  return sanitizer.runSync(tree);
}

/**
 * Prints a tree, and changes it. Raw nodes are printed as they are. Angle brackets in attributes are escaped too: HTML
 * allows them, but simple readers of HTML do not know where an attribute ends.
 */
export function printHtml(tree: HastRoot): string {
  doubleFirstBreaks(tree, (pre) => pre.children[0]);
  return printer
    .stringify(tree)
    .replace(startTag, (tag) => (/[<>]/.test(tag.slice(1, -1)) ? tag.replace(quoted, escapeAngles) : tag));
}

/**
 * Doubles the line break at the start of each `<pre>`, in place, because HTML parsers remove the first one (HTML Standard,
 * 13.2.6.4.7).
 */
function doubleFirstBreaks(tree: HastRoot, firstOf: (pre: Element) => RootContent | undefined): void {
  const walk = (node: HastRoot | Element): void => {
    for (const child of node.children) {
      if (child.type !== 'element') continue;
      const first = child.tagName === 'pre' ? firstOf(child) : undefined;
      if (first?.type === 'text' && first.value.startsWith('\n')) first.value = `\n${first.value}`;
      walk(child);
    }
  };
  walk(tree);
}

/** In printed HTML `<` occurs only in tags and attributes, and `"` in attributes is escaped. */
const startTag = /<[a-z][^"<>]*(?:"[^"]*"[^"<>]*)*>/gi;
const quoted = /"[^"]*"/g;

function escapeAngles(value: string): string {
  return value.replaceAll('<', '&#x3C;').replaceAll('>', '&#x3E;');
}
