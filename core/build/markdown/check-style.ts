import type { Heading, Html, Nodes, Root } from 'mdast';
import type { SourcePosition } from '../../model/article/source-position';
import { checkTildes } from './check-tildes';
import { hideMarkup } from './hide-markup';
import { positionAt, startOf } from './mdast-nodes';
import { createBodyFinding, type BodyFinding } from './rendered-markdown';

/** The longest text that a finding suggests or names, in code units. */
const maxSuggestionLength = 100;

const imageTag = /<img\b[^<>]*>/gi;
const sourceAttribute = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;

/** Checks the style of a body: skipped heading levels, images without descriptions, single tildes. */
export function checkStyle(tree: Root, source: string): BodyFinding[] {
  return [...checkHeadings(tree, source), ...checkImages(tree, source), ...checkTildes(tree, source)];
}

/** Checks only headings of the article itself, not those in quotes. */
function checkHeadings(tree: Root, source: string): BodyFinding[] {
  const headings = tree.children.filter((node) => node.type === 'heading');
  return headings.flatMap((heading, i): BodyFinding[] => {
    const before = headings[i - 1]?.depth;
    if (before === undefined || heading.depth <= before + 1) return [];
    const marks = '#'.repeat(before + 1);
    const text = textOf(heading, source);
    const expected = text.length > maxSuggestionLength ? null : `${marks} ${text}`;
    const facts = { depth: heading.depth, before, marks };
    return [createBodyFinding('heading-skips', facts, positionAt(heading, source), expected)];
  });
}

function textOf({ children }: Heading, source: string): string {
  return source.slice(children[0]?.position?.start.offset ?? 0, children.at(-1)?.position?.end.offset ?? 0);
}

/** Returns one finding for all images without a description. An author without descriptions has none throughout. */
function checkImages(tree: Root, source: string): BodyFinding[] {
  const found: (SourcePosition & { readonly url: string })[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'html') visitHtml(node);
    else if ((node.type === 'image' || node.type === 'imageReference') && (node.alt ?? '').trim() === '') {
      found.push({ url: node.type === 'image' ? node.url : node.identifier, ...positionAt(node, source) });
    }
    if ('children' in node) node.children.forEach(visit);
  };
  const visitHtml = (node: Html): void => {
    for (const { 0: tag, index } of hideMarkup(node.value).matchAll(imageTag)) {
      // An empty `alt` is intended: it marks a decorative image.
      if (/\salt(?=[\s=/>])/i.test(tag)) continue;
      const [, double, single, bare] = sourceAttribute.exec(tag) ?? [];
      const position = positionAt(node, source, startOf(node) + index);
      found.push({ url: double ?? single ?? bare ?? '…', ...position });
    }
  };
  visit(tree);
  const [first] = found;
  if (!first) return [];
  const url = first.url.length > maxSuggestionLength ? '…' : first.url;
  return [createBodyFinding('image-alt-missing', { url, count: found.length }, first)];
}
