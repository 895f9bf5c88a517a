import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import { showAsWritten, type ShowImage } from '../image/show-image';
import { cutText } from '../../model/text/cut-text';
import { finishImage, keepSizes, textOf } from './finish-image';
import { isFootnotes, toHeadingText } from './plain-text';
import type { ImageRef } from '../../model/article/structure';
import type { BodyFinding, RenderOptions } from './rendered-markdown';
import { idPrefix } from './sanitize-schema';
import type { Heading } from './toc';
import { httpsHostOf, isExternal, isHttps, isSafeLink } from './url-policy';

/** What in-page links can lead to, and those links themselves. */
export interface HtmlTargets {
  readonly headingIds: ReadonlySet<string>;
  /** Prefixed ids and names of everything that is no heading. */
  readonly otherIds: ReadonlySet<string>;
  /** From the prefixed id that an author gave a heading to the one it has. */
  readonly headingAliases: ReadonlyMap<string, string>;
  readonly anchors: readonly Element[];
}

/** What is learned while a tree is finished. */
export interface FinishedTree extends HtmlTargets {
  /** In document order. */
  readonly headings: readonly Heading[];
  /** In document order. */
  readonly images: readonly ImageRef[];
  /** What is wrong with images, in document order. */
  readonly findings: readonly BodyFinding[];
}

/** Placeholders of the site's editor that show nothing where the configuration says nothing about them. */
const knownPlaceholders = ['scf-deploy-iframe-or-md'];

/** The longest heading that the table of contents shows, in code points; its id is made of as much. */
const maxHeadingLength = 1_000;

type Replacement = (Element | RootContent | ElementContent)[];

/**
 * Finishes a sanitised tree in place: heading ids, links, images, films, frames and placeholders, by the rules that
 * a sanitising schema cannot express. Expects nothing but elements and text.
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
    const kept: ElementContent[] = [];
    let changed = false;
    for (const child of parent.children as ElementContent[]) {
      const replacement = child.type === 'element' ? finish(child, parent, inFootnotes) : null;
      if (replacement === null) kept.push(child);
      else {
        for (const node of replacement) kept.push(node as ElementContent);
        changed = true;
      }
    }
    if (changed) parent.children = kept;
  }

  /** Finishes one element; returns what takes its place, or null when it stays. */
  function finish(node: Element, parent: Root | Element, inFootnotes: boolean): Replacement | null {
    const { properties } = node;
    // The sanitiser leaves an empty list where it kept no class.
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
    // An unclosed placeholder swallows what follows it, so its children stay.
    const html: Replacement = placeholder === '' ? [] : [{ type: 'raw', value: placeholder }];
    return [...html, ...node.children];
  }

  function finishHeading(node: Element, depth: number): void {
    const written = node.properties.id;
    delete node.properties.id;
    const whole = toHeadingText(node);
    const text = cutText(whole, maxHeadingLength).trim();
    if (text !== whole) {
      const { line, column } = node.position?.start ?? { line: 1, column: 1 };
      const facts = { key: `h${depth}`, limit: maxHeadingLength };
      findings.push({ rule: 'text-too-long', facts, expected: null, line, column });
    }
    if (text === '') {
      if (typeof written === 'string') otherIds.add((node.properties.id = written));
      return;
    }
    // A heading without letters still needs an id; one that looks prefixed must not meet a prefixed one.
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
