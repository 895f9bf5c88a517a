import { slug } from 'github-slugger';
import type { BodyFinding, LinkRef } from './rendered-markdown';
import type { HtmlTargets } from './finish-tree';
import { idPrefix } from './sanitize-schema';

/** Where an in-page link leads. */
interface Resolution {
  readonly id: string;
  /** False when the author's spelling would not have led there by itself. */
  readonly exact: boolean;
}

/** Makes the look-up from a fragment, as written after `#`, to the id it means; null when it means none. */
function createAnchorResolver(targets: HtmlTargets): (fragment: string) => Resolution | null {
  const loose = new Map<string, string | null>();
  for (const id of targets.headingIds) {
    const key = loosen(id);
    loose.set(key, loose.has(key) ? null : id);
  }

  return (fragment) => {
    const decoded = decode(fragment);
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

/** Points the in-page links of the html at the ids they mean; those that mean none stay as they are. */
export function fixAnchors(targets: HtmlTargets): void {
  const resolve = createAnchorResolver(targets);
  for (const link of targets.anchors) {
    const fragment = String(link.properties.href).slice(1);
    if (isTop(fragment)) continue;
    const { dataFootnoteRef, dataFootnoteBackref } = link.properties;
    const isFootnote = dataFootnoteRef !== undefined || dataFootnoteBackref !== undefined;
    // A heading may be called `fn-1`; a footnote's own links still mean the footnote.
    const id =
      isFootnote && targets.otherIds.has(idPrefix + fragment) ? idPrefix + fragment : resolve(fragment)?.id;
    if (id !== undefined) link.properties.href = `#${id}`;
  }
}

/** Finds the in-page links whose spelling had to be mended, and those that lead nowhere. */
export function checkAnchors(links: readonly LinkRef[], targets: HtmlTargets): BodyFinding[] {
  const resolve = createAnchorResolver(targets);
  const findings: BodyFinding[] = [];
  for (const { url, line, column } of links) {
    const fragment = url.slice(1);
    if (!url.startsWith('#') || isTop(fragment)) continue;
    const found = resolve(fragment);
    const facts = { url };
    if (found === null) findings.push({ rule: 'anchor-dead', facts, expected: null, line, column });
    else if (!found.exact) {
      findings.push({ rule: 'anchor-spelling', facts, expected: `#${found.id}`, line, column });
    }
  }
  return findings;
}

/** `#` and `#top` are the top of the page in every browser; `#:~:` is for the browser alone. */
function isTop(fragment: string): boolean {
  return fragment === '' || fragment.toLowerCase() === 'top' || fragment.startsWith(':~:');
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Other slug rules treat punctuation differently; letters and digits are what they agree on. */
function loosen(id: string): string {
  return id.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
