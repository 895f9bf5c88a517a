import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import { isFootnotes, toHeadingText } from './plain-text';
import type { ImageRef, RenderOptions } from './rendered-markdown';
import { idPrefix } from './sanitize-schema';
import type { Heading } from './toc';
import { httpsHostOf, isExternal, isHttps, isSafeImage, isSafeLink } from './url-policy';

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
}

/** Placeholders of the site's editor that show nothing where the configuration says nothing about them. */
const knownPlaceholders = ['scf-deploy-iframe-or-md'];

type Replacement = (Element | RootContent | ElementContent)[];

/**
 * Finishes a sanitised tree in place: heading ids, links, images, films, frames and placeholders, by the rules that
 * a sanitising schema cannot express. Expects nothing but elements and text.
 */
export function finishTree(tree: Root, options: RenderOptions): FinishedTree {
  const slugger = new GithubSlugger();
  const headings: Heading[] = [];
  const images: ImageRef[] = [];
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
    const text = toHeadingText(node);
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
        const alt = textOf(properties.alt);
        const url = textOf(properties.src);
        const [width, height] = keepSizes(properties);
        properties.loading = 'lazy';
        if (!isSafeImage(url)) {
          // What cannot be shown is told: browsers show the alternative.
          delete properties.src;
          return alt === '' ? [] : null;
        }
        images.push({ url, alt, width, height });
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
  return { headings, images, headingIds, otherIds, headingAliases, anchors };
}

function textOf(property: Properties[string]): string {
  return typeof property === 'string' ? property : '';
}

function keepHttps(properties: Properties, name: 'src' | 'poster'): boolean {
  const keep = isHttps(textOf(properties[name]));
  if (!keep) Reflect.deleteProperty(properties, name);
  return keep;
}

/** Keeps `width` and `height` where they are whole numbers of pixels; returns them, null where they are not. */
function keepSizes(properties: Properties): [number | null, number | null] {
  const [width, height] = (['width', 'height'] as const).map((name) => {
    const written = String(properties[name] ?? '').trim();
    if (/^\d{1,5}(?:px)?$/.test(written)) return (properties[name] = Number.parseInt(written, 10));
    Reflect.deleteProperty(properties, name);
    return null;
  });
  return [width ?? null, height ?? null];
}
