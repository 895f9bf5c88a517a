import { slug } from 'github-slugger';
import { decodePercent } from '../text/decode-percent';
import type { HtmlTargets } from './finish-tree';
import { createBodyFinding, type BodyFinding, type LinkRef } from './rendered-markdown';
import { idPrefix } from './sanitize-schema';

/** The target of an in-page link. */
interface Resolution {
  readonly id: string;
  /** False if the fragment had to be corrected. */
  readonly exact: boolean;
}

/** Creates a function that returns the id that a fragment (as written after `#`) means, or null if there is none. */
function createAnchorResolver(targets: HtmlTargets): (fragment: string) => Resolution | null {
  const loose = new Map<string, string | null>();
  for (const id of targets.headingIds) {
    const key = loosen(id);
    loose.set(key, loose.has(key) ? null : id);
  }

  return (fragment) => {
    const decoded = decodePercent(fragment);
    for (const spelling of [fragment, decoded]) {
      if (targets.headingIds.has(spelling)) return { id: spelling, exact: true };
      if (targets.otherIds.has(idPrefix + spelling)) return { id: idPrefix + spelling, exact: true };
      if (targets.otherIds.has(spelling)) return { id: spelling, exact: true };
      const renamed = targets.headingAliases.get(idPrefix + spelling);
      if (renamed !== undefined) return { id: renamed, exact: true };
    }
    for (const spelling of [decoded.toLowerCase(), slug(decoded)]) {
      if (targets.headingIds.has(spelling)) return { id: spelling, exact: false };
    }
    const id = loose.get(loosen(decoded)) ?? null;
    return id === null || loosen(decoded) === '' ? null : { id, exact: false };
  };
}

/**
 * Sets the in-page links of the HTML to the ids that they mean; those without a target stay as they are.
 *
 * @param links the links of the source
 * @returns findings about links whose fragment had to be corrected, and about those without a target
 */
export function resolveAnchors(links: readonly LinkRef[], targets: HtmlTargets): BodyFinding[] {
  const resolve = createAnchorResolver(targets);
  for (const { properties } of targets.anchors) {
    const fragment = String(properties.href).slice(1);
    if (isTop(fragment)) continue;
    const isFootnote =
      properties.dataFootnoteRef !== undefined || properties.dataFootnoteBackref !== undefined;
    // Even if a heading has the id `fn-1`, the links of a footnote mean the footnote.
    const id =
      isFootnote && targets.otherIds.has(idPrefix + fragment) ? idPrefix + fragment : resolve(fragment)?.id;
    if (id !== undefined) properties.href = `#${id}`;
  }
  return links.flatMap((link) => {
    const { url } = link;
    if (!url.startsWith('#') || isTop(url.slice(1))) return [];
    const found = resolve(url.slice(1));
    if (found === null) return [createBodyFinding('anchor-dead', { url }, link)];
    return found.exact ? [] : [createBodyFinding('anchor-spelling', { url }, link, `#${found.id}`)];
  });
}

/** Whether a fragment is the top of the page (`#`, `#top`) or a text fragment (`#:~:`), which the browser handles. */
function isTop(fragment: string): boolean {
  return fragment === '' || fragment.toLowerCase() === 'top' || fragment.startsWith(':~:');
}

/** Reduces an id to letters and digits. Slug rules of other programs differ only in the other characters. */
function loosen(id: string): string {
  return id.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
