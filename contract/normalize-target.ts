import { listArticles } from './articles';

const beforeNames = `${listArticles.path}/`;

/** The path of an article. A client may have encoded the slashes of the id, as `encodeURIComponent(id)` does. */
const withId = /^(?!\.\.?\/)[^/]+(?:\/(?!\.\.?(?:\/|$))[^/]+)+$/;

/** `app/middleware/uri-guard.ts` rejects longer targets. */
export const maxTargetBytes = 8 * 1024;

/**
 * Normalises the percent-encoding of the path in a request target (RFC 3986, 6.2.2.1 and 6.2.2.2): unreserved characters are
 * unescaped, other escapes are in upper case. An encoded slash in the id of an article becomes a plain one; elsewhere it is
 * part of a name and stays.
 *
 * It decodes once, and does not resolve dot segments. A target that is too long or has a malformed escape stays as it is,
 * and is rejected later.
 */
export function normalizeTarget(target: string): string {
  // Most targets have no escape, and this test is faster than the pattern.
  if (!target.includes('%') || target.length > maxTargetBytes) return target;
  const [path = ''] = target.split('?', 1);
  if (/%(?![\da-f]{2})/i.test(path)) return target;
  const spelt = path.replace(/%../g, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : escape.toUpperCase();
  });
  return spellSlashes(spelt) + target.slice(path.length);
}

/** In other paths an encoded slash is part of a name, for example of a term. */
function spellSlashes(path: string): string {
  if (!path.startsWith(beforeNames)) return path;
  const name = path.slice(beforeNames.length).replaceAll('%2F', '/');
  return withId.test(name) ? beforeNames + name : path;
}
