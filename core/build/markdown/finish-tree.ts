import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import { showAsWritten, type ShowImage } from '../image/show-image';
import { cutText } from '../../model/text/cut-text';
import { finishImage, keepSizes, textOf } from './finish-image';
import { isFootnotes, toHeadingText } from './plain-text';
import type { ImageRef } from '../../model/article/structure';
import { createBodyFinding, type BodyFinding, type RenderOptions } from './rendered-markdown';
import { idPrefix } from './sanitize-schema';
import type { Heading } from './toc';
import { httpsHostOf, isExternal, isHttps, isSafeLink } from './url-policy';

/** In-page links, and the ids that they can lead to. */
export interface HtmlTargets {
  readonly headingIds: ReadonlySet<string>;
  /** Prefixed ids and names of elements other than headings. */
  readonly otherIds: ReadonlySet<string>;
  /** From the prefixed id that an author gave a heading to its final id. */
  readonly headingAliases: ReadonlyMap<string, string>;
  readonly anchors: readonly Element[];
}

/** What is read while a tree is finished. Lists are in document order. */
export interface FinishedTree extends HtmlTargets {
  readonly headings: readonly Heading[];
  readonly images: readonly ImageRef[];
  readonly findings: readonly BodyFinding[];
}

/** Placeholders of the site's editor. They are removed unless the configuration has HTML for them. */
const knownPlaceholders = ['scf-deploy-iframe-or-md'];

/** The longest heading in the table of contents, in code points. Its id is made of that text. */
const maxHeadingLength = 1_000;

type Replacement = (Element | RootContent | ElementContent)[];

/**
 * Finishes a sanitised tree in place: heading ids, links, images, videos, frames and placeholders, by rules that a
 * sanitising schema cannot express. The tree must contain only elements and text.
 */
export function finishTree(
  tree: Root,
  options: RenderOptions,
  showImage: ShowImage = showAsWritten,
): FinishedTree {
  const slugger = new GithubSlugger();
  const headings: Heading[] = [];
  const images: ImageRef[] = [];
  const findings: BodyFinding[] = [];
  const headingIds = new Set<string>();
  const otherIds = new Set<string>();
  const headingAliases = new Map<string, string>();
  const anchors: Element[] = [];
  const placeholders = new Map(knownPlaceholders.map((id) => [idPrefix + id, '']));
  for (const [id, html] of Object.entries(options.placeholders)) placeholders.set(idPrefix + id, html);

  function walk(parent: Root | Element, inFootnotes: boolean): void {
    parent.children = parent.children.flatMap((child) => {
      const replacement = child.type === 'element' ? finish(child, parent, inFootnotes) : null;
      return replacement ?? [child];
    });
  }

  /** Finishes one element; returns its replacement, or null if it stays. */
  function finish(node: Element, parent: Root | Element, inFootnotes: boolean): Replacement | null {
    const { properties } = node;
    // The sanitiser leaves an empty list if it removes all classes.
    if (Array.isArray(properties.className) && properties.className.length === 0) delete properties.className;
    const placeholder = node.tagName === 'div' ? placeholders.get(String(properties.id)) : undefined;
    const level = /^h([1-6])$/.exec(node.tagName)?.[1];
    if (level !== undefined && !(inFootnotes && parent.type === 'element' && isFootnotes(parent))) {
      finishHeading(node, Number(level));
    } else if (placeholder === undefined) {
      for (const id of [properties.id, properties.name]) if (typeof id === 'string') otherIds.add(id);
    }
    const mediaReplacement = finishMedia(node);
    if (mediaReplacement !== null) return mediaReplacement;
    if (node.tagName === 'a') finishLink(node);
    walk(node, inFootnotes || isFootnotes(node));
    if (placeholder === undefined) return null;
    // An unclosed placeholder contains the content behind it, so its children stay.
    const html: Replacement = placeholder === '' ? [] : [{ type: 'raw', value: placeholder }];
    return [...html, ...node.children];
  }

  function finishHeading(node: Element, depth: number): void {
    const written = node.properties.id;
    delete node.properties.id;
    const whole = toHeadingText(node);
    const text = cutText(whole, maxHeadingLength).trim();
    if (text !== whole) {
      const facts = { key: `h${depth}`, limit: maxHeadingLength };
      const start = node.position?.start ?? { line: 1, column: 1 };
      findings.push(createBodyFinding('text-too-long', facts, start));
    }
    if (text === '') {
      if (typeof written === 'string') otherIds.add((node.properties.id = written));
      return;
    }
    // A heading without letters needs an id too. A heading with the prefix must not collide with a prefixed id.
    const base = text.toLowerCase().startsWith(idPrefix) ? `section ${text}` : text;
    const plain = new GithubSlugger().slug(base) === '' ? 'section' : base;
    const id = slugger.slug(plain);
    node.properties.id = id;
    if (typeof written === 'string') headingAliases.set(written, id);
    headingIds.add(id);
    headings.push({ id, text, depth });
  }

  function finishLink(node: Element): void {
    const href = node.properties.href;
    if (typeof href !== 'string') return;
    if (!isSafeLink(href)) delete node.properties.href;
    else if (isExternal(href)) node.properties.rel = ['noopener', 'noreferrer'];
    else if (href.startsWith('#')) anchors.push(node);
  }

  function finishMedia(node: Element): Replacement | null {
    const { properties, tagName } = node;
    switch (tagName) {
      case 'img': {
        const finished = finishImage(node, showImage);
        findings.push(...finished.findings);
        if (finished.image !== null) images.push(finished.image);
        else if (textOf(properties.alt) === '') return [];
        return null;
      }
      case 'video':
        keepSizes(properties);
        keepHttps(properties, 'src');
        keepHttps(properties, 'poster');
        return null;
      case 'source':
        return keepHttps(properties, 'src') ? null : [];
      case 'iframe':
        node.children = [];
        keepSizes(properties);
        return options.iframeHosts.includes(httpsHostOf(textOf(properties.src)) ?? '') ? null : [];
      case 'input':
        return properties.type === 'checkbox' && properties.disabled === true ? null : [];
      default:
        return null;
    }
  }

  walk(tree, false);
  return { headings, images, findings, headingIds, otherIds, headingAliases, anchors };
}

function keepHttps(properties: Properties, name: 'src' | 'poster'): boolean {
  const keep = isHttps(textOf(properties[name]));
  if (!keep) Reflect.deleteProperty(properties, name);
  return keep;
}
