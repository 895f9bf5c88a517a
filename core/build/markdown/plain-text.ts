import type { Element, Nodes, Root } from 'hast';
import { isBreakDropped } from './soft-break';

/** The text of sanitised HTML. */
export interface PlainText {
  /** All text with code and image alternatives, one block per line, table cells separated by a tab. */
  readonly text: string;
  /** Headings, paragraphs, lists and tables, without code blocks and image alternatives. */
  readonly prose: string;
  /** The prose without headings, tables, captions and footnotes, in order. */
  readonly paragraphs: readonly string[];
  /** Lines of all code blocks. */
  readonly codeLines: number;
}

const inline = new Set(
  'a abbr b code del em i img input ins kbd mark q rp rt ruby s samp small source span strong sub sup time u var wbr'.split(
    ' ',
  ),
);
const notProse = new Set(['table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'summary', 'figcaption', 'video']);

/** Collects text in lines. White space is collapsed when a line is complete. */
class Lines {
  readonly lines: string[] = [];
  private cells = '';
  private open = '';

  add(text: string): void {
    this.open += text;
  }

  endCell(): void {
    this.cells += `${collapse(this.open).trim()}\t`;
    this.open = '';
  }

  endLine(): void {
    if (this.open === '' && this.cells === '') return;
    const line = (this.cells + collapse(this.open).trim()).trim();
    if (line !== '') this.lines.push(line);
    this.cells = '';
    this.open = '';
  }

  addVerbatim(text: string): void {
    this.endLine();
    if (text.trim() !== '') this.lines.push(text);
  }
}

/**
 * Reads the plain text of a sanitised tree. It includes the content of footnotes, but not their numbers, arrows and
 * heading.
 */
export function toPlainText(tree: Root): PlainText {
  const text = new Lines();
  const prose = new Lines();
  const paragraphs = new Lines();
  const all = [text, prose, paragraphs];
  let codeLines = 0;

  function walk(node: Nodes, inParagraphs: boolean): void {
    if (node.type === 'text') {
      text.add(node.value);
      prose.add(node.value);
      if (inParagraphs) paragraphs.add(node.value);
    } else if (node.type === 'element') {
      if (!isFootnoteMark(node)) walkElement(node, inParagraphs);
    } else if (node.type === 'root') {
      for (const child of node.children) walk(child, inParagraphs);
    }
  }

  function walkElement(node: Element, inParagraphs: boolean): void {
    const name = node.tagName;
    if (inline.has(name)) {
      if (name === 'img') text.add(typeof node.properties.alt === 'string' ? node.properties.alt : '');
      for (const child of node.children) walk(child, inParagraphs);
      return;
    }
    if (name === 'td' || name === 'th') {
      for (const child of node.children) walk(child, false);
      for (const lines of all) lines.endCell();
      return;
    }
    for (const lines of all) lines.endLine();
    if (name === 'pre') {
      const code = verbatim(node).replace(/\n$/, '');
      text.addVerbatim(code);
      codeLines += code === '' ? 0 : code.split('\n').length;
      return;
    }
    const holds = inParagraphs && !notProse.has(name) && !isFootnotes(node);
    for (const child of node.children) walk(child, holds);
    for (const lines of all) lines.endLine();
  }

  walk(tree, true);
  for (const lines of all) lines.endLine();
  return {
    text: text.lines.join('\n'),
    prose: prose.lines.join('\n'),
    paragraphs: paragraphs.lines,
    codeLines,
  };
}

/** Returns the text of a heading on one line, without image alternatives and footnote marks. */
export function toHeadingText(heading: Element): string {
  return collapse(verbatim(heading)).trim();
}

/** Whether an element is the section of GFM footnotes. */
export function isFootnotes(node: Element): boolean {
  return node.tagName === 'section' && node.properties.dataFootnotes !== undefined;
}

function isFootnoteMark(node: Element): boolean {
  const { dataFootnoteRef, dataFootnoteBackref, className } = node.properties;
  if (dataFootnoteRef !== undefined || dataFootnoteBackref !== undefined) return true;
  return node.tagName === 'h2' && Array.isArray(className) && className.includes('sr-only');
}

function verbatim(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && isFootnoteMark(node)) return '';
  if (node.type === 'element' && node.tagName === 'br') return '\n';
  return 'children' in node ? node.children.map(verbatim).join('') : '';
}

/** Collapses white space. A line break is dropped or becomes a space, by the characters beside it. */
function collapse(text: string): string {
  // `\s` includes U+FEFF, which does not have a width. A space instead would split a word.
  return text.replace(/[^\S\uFEFF]+/g, (space, offset: number) =>
    space.includes('\n') && isBreakDropped(text, offset, offset + space.length) ? '' : ' ',
  );
}
