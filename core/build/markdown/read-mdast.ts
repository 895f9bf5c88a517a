import type { Nodes, Parents, Root, Text } from 'mdast';
import type { BodyFinding, LinkRef } from './rendered-markdown';
import { checkLink } from './check-link';
import { hideMarkup } from './hide-markup';
import { positionIn, positionInText } from './position-in';
import { toHast } from './processor';
import { findLiteralEmphasis, repairEmphasis } from './repair-emphasis';
import { repairUnderscores } from './repair-underscores';
import { isOnDisk } from './url-policy';

/** What is learned from the Markdown tree before it becomes html. */
export interface MdastReading {
  /** Link targets in document order, those of raw html included. */
  readonly links: readonly LinkRef[];
  readonly findings: readonly BodyFinding[];
  /** True when raw html is left that only an html parser can make sense of. */
  readonly hasHtml: boolean;
}

const phrasing = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'link',
  'linkReference',
  'emphasis',
  'delete',
]);
const anchorTag = /<a\s(?:[^>"']*?\s)?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const emptyDiv = /^<div\s+id\s*=\s*(?:"([^"<>&]+)"|'([^'<>&]+)'|([^\s"'<>&=`]+))\s*>\s*<\/div>\s*$/i;

/**
 * Repairs emphasis, collects links and findings, and turns the raw html that needs no parser (comments, line breaks,
 * empty placeholders) into plain nodes, all in one walk and in place.
 */
export function readMdast(tree: Root, source: string): MdastReading {
  const links: LinkRef[] = [];
  const findings: BodyFinding[] = [];
  let hasHtml = false;

  function addLink(url: string, node: Nodes, offset = 0): void {
    const place = positionIn(node, source, offset);
    links.push({ url, ...place });
    const problem = checkLink(url);
    if (problem !== null) findings.push({ ...problem, ...place });
  }

  function walk(parent: Parents): void {
    if (phrasing.has(parent.type)) {
      repairEmphasis(parent, source);
      repairUnderscores(parent, source);
    }
    let removed = false;
    for (let i = 0; i < parent.children.length; i++) {
      const node = parent.children[i] as Nodes;
      if (node.type === 'link' || node.type === 'definition') addLink(node.url, node);
      // Here, because the sanitiser takes the address away.
      if (node.type === 'image' && isOnDisk(node.url)) {
        const place = positionIn(node, source, 0);
        findings.push({ rule: 'image-outside', facts: { url: node.url }, expected: null, ...place });
      }
      if (node.type === 'text') {
        const literal = findLiteralEmphasis(node, source);
        if (literal !== null) findings.push(emphasisFinding(node, literal, source));
      }
      if (node.type === 'html') {
        const visible = hideMarkup(node.value);
        for (const match of visible.matchAll(anchorTag)) {
          addLink(decodeReferences(match[1] ?? match[2] ?? match[3] ?? ''), node, match.index);
        }
        const plain = toPlainNode(visible);
        if (plain === null) hasHtml = true;
        else {
          removed ||= plain === 'nothing';
          parent.children[i] = (plain === 'nothing' ? { type: 'html', value: '' } : plain) as never;
        }
      } else if ('children' in node) walk(node);
    }
    if (removed) {
      const kept = (parent.children as Nodes[]).filter((node) => node.type !== 'html' || node.value !== '');
      parent.children = kept as typeof parent.children;
    }
  }

  walk(tree);
  return { links, findings, hasHtml };
}

/** The value of an attribute as a browser reads it: `a&amp;b` is `a&b`. */
function decodeReferences(written: string): string {
  if (!written.includes('&')) return written;
  const html = `<a href="${written.replaceAll('"', '&quot;')}">`;
  const [anchor] = toHast({ type: 'root', children: [{ type: 'html', value: html }] }, true).children;
  const href = anchor?.type === 'element' ? anchor.properties.href : undefined;
  return typeof href === 'string' ? href : written;
}

/** The node that a piece of raw html, freed of comments, amounts to; null when it takes a parser to know. */
function toPlainNode(html: string): Nodes | 'nothing' | null {
  const trimmed = html.trim();
  if (trimmed === '') return 'nothing';
  if (/^<br\s*\/?>$/i.test(trimmed)) return { type: 'break' };
  const match = emptyDiv.exec(trimmed);
  if (match === null) return null;
  const id = match[1] ?? match[2] ?? match[3] ?? '';
  return { type: 'paragraph', children: [], data: { hName: 'div', hProperties: { id } } };
}

function emphasisFinding(node: Text, offset: number, source: string): BodyFinding {
  const context = node.value
    .slice(Math.max(0, offset - 8), offset + 14)
    .replace(/\s+/g, ' ')
    .trim();
  return {
    rule: 'emphasis-literal',
    facts: { context },
    expected: null,
    ...positionInText(node, source, offset),
  };
}
