import type { Root as HastRoot } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import { showAsWritten, type ShowImage } from '../image/show-image';
import { resolveAnchors } from './anchors';
import { checkStyle } from './check-style';
import { parseClosedMarkdown } from './close-tags';
import { countWords, toReadingMinutes } from './count-words';
import { finishTree } from './finish-tree';
import { highlightCode } from './highlight-code';
import { limitDepth } from './limit-depth';
import { limitSource } from './limit-source';
import { limitRawHtml, normalizeUrls } from './prepare-html';
import { toPlainText } from './plain-text';
import { printHtml, sanitize, toHast } from './processor';
import { readMdast } from './read-mdast';
import type { BodyFinding, RenderedMarkdown, RenderOptions } from './rendered-markdown';
import { toExcerpt } from './to-excerpt';
import { buildToc } from './toc';

/** Levels of the Markdown tree and of the HTML. Deeper nodes are flattened; their text stays. */
const maxDepth = 100;

/**
 * Renders the body of one article: HTML, plain text, table of contents, images, links, counts and findings.
 *
 * Pure and synchronous: the same input gives the same output on every machine. Findings are sorted by source position.
 *
 * @param showImage returns URL and properties of each image
 * @throws Error if the body cannot be rendered
 */
export function renderMarkdown(
  markdown: string,
  options: RenderOptions,
  showImage: ShowImage = showAsWritten,
): RenderedMarkdown {
  const source = limitSource(markdown);
  const { tree: mdast, findings: tagFindings } = parseClosedMarkdown(source, maxDepth);
  // Before `readMdast`, which removes raw HTML.
  const style = checkStyle(mdast, source);
  const reading = readMdast(mdast, source);
  const hast = toSafeHast(mdast, reading.hasHtml);
  const finished = finishTree(hast, options, showImage);
  const anchorFindings = resolveAnchors(reading.links, finished);
  const plain = toPlainText(hast);
  highlightCode(hast);
  const words = countWords(plain.prose);
  return {
    html: printHtml(hast),
    text: plain.text,
    excerpt: toExcerpt(plain.paragraphs),
    firstHeading: finished.headings[0]?.text ?? null,
    toc: buildToc(finished.headings),
    images: finished.images,
    links: reading.links,
    words: words.cjk + words.other,
    readingMinutes: toReadingMinutes(words, plain.codeLines),
    findings: [...tagFindings, ...reading.findings, ...style, ...finished.findings, ...anchorFindings].sort(
      compareFindings,
    ),
  };
}

function toSafeHast(mdast: MdastRoot, hasHtml: boolean): HastRoot {
  if (hasHtml) limitRawHtml(mdast);
  const hast = toHast(mdast, hasHtml);
  limitDepth(hast, maxDepth);
  normalizeUrls(hast);
  return sanitize(hast);
}

function compareFindings(a: BodyFinding, b: BodyFinding): number {
  return a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
