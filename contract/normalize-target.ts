import { listArticles } from './articles';

const beforeNames = `${listArticles.path}/`;

/** The name of an article by its id. A client may have encoded the slashes in it: `encodeURIComponent(id)` is one segment. */
const withId = /^[^/]+\/[^/]+(?:\/related)?$/;

/** Longer targets are refused by `app/middleware/uri-guard.ts`. */
export const maxTargetBytes = 8 * 1024;

/**
 * Writes the path of a request target (path and query) in one of the ways that percent-encoding allows (RFC 3986, 6.2.2.1 and
 * 6.2.2.2): unreserved characters stand for themselves, and other escapes are in upper case. An encoded slash becomes a
 * plain one between collection and slug, and elsewhere stays what it is, part of a name.
 *
 * It decodes once, and resolves no dot segments. A target that is too long, or has an escape that is none, stays as it is,
 * for whoever refuses it.
 */
export function normalizeTarget(target: string): string {
  // Most have no escape at all, and a pattern takes longer than a look.
  if (!target.includes('%') || target.length > maxTargetBytes) return target;
  const [path = ''] = target.split('?', 1);
  if (/%(?![\da-f]{2})/i.test(path)) return target;
  const spelt = path.replace(/%../g, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : escape.toUpperCase();
  });
  return spellSlashes(spelt) + target.slice(path.length);
}

/** Elsewhere an encoded slash is part of a name: that of a term, or one that no article has. */
function spellSlashes(path: string): string {
  if (!path.startsWith(beforeNames)) return path;
  const name = path.slice(beforeNames.length).replaceAll('%2F', '/');
  return withId.test(name) ? beforeNames + name : path;
}
