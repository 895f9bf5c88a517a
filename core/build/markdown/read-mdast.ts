import type { Html, Nodes, Parents, Root, Text } from 'mdast';
import { checkLink } from './check-link';
import { hideMarkup } from './hide-markup';
import { offsetInSource, positionAt, startOf } from './mdast-nodes';
import { toHast } from './processor';
import { createBodyFinding, type BodyFinding, type LinkRef } from './rendered-markdown';
import { findLiteralEmphasis, repairEmphasis } from './repair-emphasis';
import { repairUnderscores } from './repair-underscores';
import { isOnDisk } from './url-policy';

/** What is read from the Markdown tree before it becomes HTML. */
export interface MdastReading {
  /** Link targets in document order, those in raw HTML included. */
  readonly links: readonly LinkRef[];
  readonly findings: readonly BodyFinding[];
  /** True if raw HTML is left that needs an HTML parser. */
  readonly hasHtml: boolean;
}

const phrasing = new Set('paragraph heading tableCell link linkReference emphasis delete'.split(' '));
const anchorTag = /<a\s(?:[^>"']*?\s)?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const emptyDiv = /^<div\s+id\s*=\s*(?:"([^"<>&]+)"|'([^'<>&]+)'|([^\s"'<>&=`]+))\s*>\s*<\/div>\s*$/i;

/**
 * Repairs emphasis, collects links and findings, and converts simple raw HTML (comments, line breaks, empty placeholders)
 * to other nodes, in place and in a single walk.
 */
export function readMdast(tree: Root, source: string): MdastReading {
  const links: LinkRef[] = [];
  const findings: BodyFinding[] = [];
  let hasHtml = false;

  function addLink(url: string, node: Nodes, offset?: number): void {
    const position = positionAt(node, source, offset);
    links.push({ url, ...position });
    const problem = checkLink(url);
    if (problem !== null) findings.push({ ...problem, ...position });
  }

  function walk(parent: Parents): void {
    if (phrasing.has(parent.type)) {
      repairEmphasis(parent, source);
      repairUnderscores(parent, source);
    }
    parent.children = (parent.children as Nodes[]).flatMap((node): Nodes[] => {
      if (node.type === 'html') return readHtml(node);
      if (node.type === 'link' || node.type === 'definition') addLink(node.url, node);
      // The sanitiser removes this URL, so later steps do not see it.
      if (node.type === 'image' && isOnDisk(node.url)) {
        findings.push(createBodyFinding('image-outside', { url: node.url }, positionAt(node, source)));
      }
      if (node.type === 'text') {
        const offset = findLiteralEmphasis(node, source);
        if (offset !== null) findings.push(emphasisFinding(node, offset, source));
      }
      if ('children' in node) walk(node);
      return [node];
    }) as typeof parent.children;
  }

  function readHtml(node: Html): Nodes[] {
    const visible = hideMarkup(node.value);
    for (const { 1: double, 2: single, 3: bare, index } of visible.matchAll(anchorTag)) {
      addLink(decodeReferences(double ?? single ?? bare ?? ''), node, startOf(node) + index);
    }
    const plain = toPlainNodes(visible);
    hasHtml ||= plain === null;
    return plain ?? [node];
  }

  walk(tree);
  return { links, findings, hasHtml };
}

/** Decodes character references in the value of an attribute: `a&amp;b` is `a&b`. */
function decodeReferences(written: string): string {
  if (!written.includes('&')) return written;
  const html = `<a href="${written.replaceAll('"', '&quot;')}">`;
  const [anchor] = toHast({ type: 'root', children: [{ type: 'html', value: html }] }, true).children;
  const href = anchor?.type === 'element' ? anchor.properties.href : undefined;
  return typeof href === 'string' ? href : written;
}

/** Converts simple raw HTML without comments to nodes; null if it must be parsed. */
function toPlainNodes(html: string): Nodes[] | null {
  const trimmed = html.trim();
  if (trimmed === '') return [];
  if (/^<br\s*\/?>$/i.test(trimmed)) return [{ type: 'break' }];
  const match = emptyDiv.exec(trimmed);
  if (match === null) return null;
  const id = match[1] ?? match[2] ?? match[3] ?? '';
  return [{ type: 'paragraph', children: [], data: { hName: 'div', hProperties: { id } } }];
}

function emphasisFinding(node: Text, offset: number, source: string): BodyFinding {
  const around = node.value.slice(Math.max(0, offset - 8), offset + 14);
  const context = around.replace(/\s+/g, ' ').trim();
  const position = positionAt(node, source, offsetInSource(node, source, offset));
  return createBodyFinding('emphasis-literal', { context }, position);
}
