import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import type { SourcePosition } from '../../model/article/source-position';
import type { Phrase } from '../finding/finding';
import type { PhraseName } from '../finding/phrases';
import { checkSvgLink, checkSvgStyle } from './check-svg-style';
import {
  metadataNamespace,
  svgAttributes,
  svgElements,
  svgInstructions,
  svgNamespace,
  xlinkNamespace,
  xmlAttributes,
} from './svg-names';

/** What an SVG holds that a picture may not have, and where. */
export interface SvgProblem extends SourcePosition {
  readonly found: Phrase;
}

/** The depth of elements that is read. The parser looks for a prefix in all elements around it. */
const maxDepth = 256;

/** The DOCTYPE of SVG, without declarations (`[…]`) and without other files. */
const svgDoctype =
  /^\s*[\w:]+\s*(?:PUBLIC\s+(["'])-\/\/W3C\/\/DTD SVG [^"'<>]*\1\s*(["'])https?:\/\/www\.w3\.org\/[^"'<>]*\2\s*)?$/;

/** Attributes whose values are words, and no CSS. */
const texts = /^(?:(?:aria|data)-.*|alt|class|content|id|name|title|unicode)$/;

/** Ends the parser, which has no other way to stop. */
class UnsafeSvgError extends Error {
  constructor(
    readonly found: Phrase,
    readonly start: number,
  ) {
    super(found.phrase);
  }
}

/**
 * Returns the first thing in an SVG that is not on the lists of what a picture may have, or null. It reads at most
 * {@link maxDepth} levels.
 *
 * Browsers do not run scripts of an SVG in `<img>`. A reader who opens its URL directly gets a document of that host.
 */
export function checkSvg(bytes: Uint8Array): SvgProblem | null {
  const text = decodeUtf8(bytes);
  if (text === null) return { found: { phrase: 'svg-not-utf8' }, line: 1, column: 1 };
  // Browsers read XML 1.1 by the rules of 1.0.
  const parser = new SaxesParser({ xmlns: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  const startOf = (opening: string) => text.lastIndexOf(opening, parser.position - 1);
  const refuse = (found: Phrase | null, start = startOf('<')) => {
    if (found !== null) throw new UnsafeSvgError(found, start);
  };
  let depth = 0;
  let style: { css: string; readonly start: number } | null = null;
  parser.on('error', () => {
    refuse({ phrase: 'svg-malformed' });
  });
  parser.on('xmldecl', ({ encoding = 'utf-8' }) => {
    refuse(/^utf-8$/i.test(encoding) ? null : named('svg-encoding', encoding));
  });
  parser.on('doctype', (doctype) => {
    refuse(svgDoctype.test(doctype) ? null : { phrase: 'svg-doctype' }, startOf('<!DOCTYPE'));
  });
  parser.on('processinginstruction', ({ target }) => {
    refuse(svgInstructions.has(target) ? null : named('svg-instruction', target), startOf('<?'));
  });
  parser.on('opentag', (element) => {
    if (++depth > maxDepth) refuse({ phrase: 'svg-too-deep', facts: { limit: maxDepth } });
    // The text of an element in a style is no part of the style, and could hide from the check what is.
    refuse(style === null ? checkElement(element) : named('svg-element', element.name));
    if (isSvg(element) && element.local === 'style') style = { css: '', start: startOf('<') };
  });
  parser.on('closetag', () => {
    depth--;
    if (style !== null) refuse(checkSvgStyle(style.css), style.start);
    style = null;
  });
  const addText = (more: string) => {
    if (style !== null) style.css += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  try {
    parser.write(text).close();
    return null;
  } catch (error) {
    if (!(error instanceof UnsafeSvgError)) throw error;
    const before = text.slice(0, error.start).split(/\r\n?|\n/);
    return { found: error.found, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }
}

/** Decodes UTF-8; null for other bytes. UTF-16 without a byte order mark has a NUL beside each letter. */
function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** Whether an element may be one of SVG. One without a namespace is none for browsers, and is checked like one. */
function isSvg({ uri }: SaxesTagNS): boolean {
  return uri === svgNamespace || uri === '';
}

function checkElement(element: SaxesTagNS): Phrase | null {
  const isDrawn = isSvg(element);
  if (isDrawn ? !svgElements.has(element.local) : !metadataNamespace.test(element.uri))
    return named('svg-element', element.name);
  for (const attribute of Object.values(element.attributes)) {
    const found = isDrawn ? checkAttribute(attribute, element.local) : checkMetadata(attribute);
    if (found) return found;
  }
  return null;
}

function checkAttribute(attribute: SaxesAttributeNS, element: string): Phrase | null {
  const { name, local, uri, value } = attribute;
  if (uri !== '') return checkForeign(attribute, element);
  if (!svgAttributes.has(local) && !/^(?:aria|data)-/.test(local)) return named('svg-attribute', name);
  if (local === 'href') return checkLink(value, element);
  const target = value.trim();
  if (local === 'attributeName' && (target === 'href' || !svgAttributes.has(target)))
    return named('svg-animation', target);
  const isStyle = local === 'style' || (value.includes('(') && !texts.test(local));
  return isStyle ? checkSvgStyle(value) : null;
}

/** Checks an attribute of an element that browsers ignore. Only old ones follow XLink there. */
function checkMetadata(attribute: SaxesAttributeNS): Phrase | null {
  if (attribute.uri !== '') return checkForeign(attribute, '');
  return /^on/i.test(attribute.local) ? named('svg-attribute', attribute.name) : null;
}

function checkForeign({ name, local, uri, value }: SaxesAttributeNS, element: string): Phrase | null {
  if (uri === 'http://www.w3.org/2000/xmlns/' || metadataNamespace.test(uri)) return null;
  if (uri === xlinkNamespace) return local === 'href' ? checkLink(value, element) : null;
  return xmlAttributes.has(name) ? null : named('svg-attribute', name);
}

function checkLink(link: string, element: string): Phrase | null {
  return checkSvgLink(link, element === 'image' || element === 'feImage');
}

function named(phrase: PhraseName, name: string): Phrase {
  return { phrase, facts: { name: name.slice(0, 60) } };
}
