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
// The only raw nodes left by then are placeholders from the configuration.
const printer = unified().use(rehypeStringify, { allowDangerousHtml: true }).freeze();

/** Converts a Markdown tree to html nodes; raw html is parsed only when the caller says that there is some. */
export function toHast(tree: MdastRoot, hasHtml: boolean): HastRoot {
  const plain = plainConverter.runSync(tree);
  if (!hasHtml) return plain;
  // Wrongly also behind `<pre><code>`: the parser's rule is meant for the token right behind `<pre>` only.
  doubleFirstBreaks(plain, (pre) =>
    pre.children[0]?.type === 'element' ? pre.children[0].children[0] : undefined,
  );
  return parseRaw.runSync(plain);
}

/** Returns the tree with only what `sanitizeSchema` allows. */
export function sanitize(tree: HastRoot): HastRoot {
  return sanitizer.runSync(tree);
}

/**
 * Prints a tree, which is changed by it; raw nodes go out as they are. Angle brackets are escaped in attributes too: html allows them there, but
 * not everything that reads html knows where an attribute ends.
 */
export function printHtml(tree: HastRoot): string {
  doubleFirstBreaks(tree, (pre) => pre.children[0]);
  return printer
    .stringify(tree)
    .replace(startTag, (tag) => (/[<>]/.test(tag.slice(1, -1)) ? tag.replace(quoted, escapeAngles) : tag));
}

/**
 * Doubles the line break that a `<pre>` begins with, in place, because a parser of html takes the first one away (HTML
 * Standard, 13.2.6.4.7).
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

/** In printed html `<` is nowhere but at tags and in attributes, and `"` in attributes is escaped. */
const startTag = /<[a-z][^"<>]*(?:"[^"]*"[^"<>]*)*>/gi;
const quoted = /"[^"]*"/g;

function escapeAngles(value: string): string {
  return value.replaceAll('<', '&#x3C;').replaceAll('>', '&#x3E;');
}
