import type { Heading, Html, Image, ImageReference, Nodes, Root } from 'mdast';
import { checkTildes } from './check-tildes';
import { hideMarkup } from './hide-markup';
import { positionIn } from './position-in';
import type { BodyFinding } from './rendered-markdown';

/** A suggestion is for reading at a glance. */
const longestSuggestion = 100;

const imageTag = /<img\b[^<>]*>/gi;
const sourceAttribute = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;

/** Finds what readers are better served without: skipped heading levels, images without words, single tildes. */
export function checkStyle(tree: Root, source: string): BodyFinding[] {
  return [...checkHeadings(tree, source), ...checkImages(tree, source), ...checkTildes(tree, source)];
}

/** Only headings of the article itself: those in quotes belong to somebody else's outline. */
function checkHeadings(tree: Root, source: string): BodyFinding[] {
  const headings = tree.children.filter((node) => node.type === 'heading');
  return headings.flatMap((heading, i): BodyFinding[] => {
    const before = headings[i - 1]?.depth;
    if (before === undefined || heading.depth <= before + 1) return [];
    const marks = '#'.repeat(before + 1);
    const text = textOf(heading, source);
    const expected = text.length > longestSuggestion ? null : `${marks} ${text}`;
    const facts = { depth: heading.depth, before, marks };
    return [{ rule: 'heading-skips', facts, expected, ...positionIn(heading, source, 0) }];
  });
}

function textOf({ children }: Heading, source: string): string {
  return source.slice(children[0]?.position?.start.offset ?? 0, children.at(-1)?.position?.end.offset ?? 0);
}

function checkImages(tree: Root, source: string): BodyFinding[] {
  const silent: { node: Nodes; offset: number; url: string }[] = [];
  const add = (node: Nodes, offset: number, url: string): void => {
    silent.push({ node, offset, url: url.length > longestSuggestion ? '…' : url });
  };
  const visit = (node: Nodes): void => {
    if (node.type === 'html') visitHtml(node);
    else if ((node.type === 'image' || node.type === 'imageReference') && isSilent(node)) {
      add(node, 0, node.type === 'image' ? node.url : node.identifier);
    }
    if ('children' in node) node.children.forEach(visit);
  };
  const visitHtml = (node: Html): void => {
    const visible = hideMarkup(node.value);
    for (const { 0: tag, index } of visible.matchAll(imageTag)) {
      // An empty one is an answer: the image only decorates.
      if (/\salt(?=[\s=/>])/i.test(tag)) continue;
      const [, double, single, bare] = sourceAttribute.exec(tag) ?? [];
      add(node, index, double ?? single ?? bare ?? '…');
    }
  };
  visit(tree);
  const [first] = silent;
  if (!first) return [];
  // Who leaves them out once does so throughout; a line for each would bury what matters more.
  const facts = { url: first.url, count: silent.length };
  const place = positionIn(first.node, source, first.offset);
  return [{ rule: 'image-alt-missing', facts, expected: null, ...place }];
}

function isSilent({ alt }: Image | ImageReference): boolean {
  return (alt ?? '').trim() === '';
}
