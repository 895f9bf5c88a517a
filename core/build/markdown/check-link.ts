import type { BodyFinding } from './rendered-markdown';
import { isSafeLink, normalizeUrl, schemeOf } from './url-policy';

/** Schemes that are no slip of the pen: the sanitiser removes them, and nobody needs to be told. */
const hostile = new Set(['javascript', 'vbscript', 'data', 'blob']);

/** The endings that hosts in articles really have; file name endings such as `md`, `sh` or `py` must not be among them. */
const hostLike =
  /^(?:[a-z0-9-]+\.)+(?:com|cn|net|org|io|dev|cloud|tech|top|site|xyz|edu|gov|info|me|co|tv|cc|hk|tw|jp|uk|de)(?::\d+)?(?:[/?#]|$)/i;

/** `http` written nearly right: `https//x`, `http:/x`, `https：//x`, `htps://x`, `shttps://x`, `http://https://x`. */
const nearlyHttp = /^(?:[a-z]?h?tt?ps?[:：;]?\/{1,2}|https?[:：;]\/*(?!\/)|https?:\/\/https?:)/i;
const properHttp = /^https?:\/\/[^/\s]/i;

/** Finds what is wrong with a link target by itself; null when nothing is. */
export function checkLink(written: string): Pick<BodyFinding, 'rule' | 'facts' | 'expected'> | null {
  const url = normalizeUrl(written);
  if (url === '') return { rule: 'link-empty', facts: {}, expected: null };
  if (hostLike.test(url)) return { rule: 'link-schemeless', facts: { url }, expected: `https://${url}` };
  if (/^www\./i.test(url)) return { rule: 'link-schemeless', facts: { url }, expected: `https://${url}` };
  if (nearlyHttp.test(url) && !(properHttp.test(url) && !/^https?:\/\/https?:/i.test(url))) {
    return { rule: 'link-scheme', facts: { url }, expected: null };
  }
  const scheme = schemeOf(url);
  // Without the slashes it may be anything (`id:span`, a key of an app), and saying so would be a guess.
  if (scheme !== null && !isSafeLink(url) && !hostile.has(scheme) && /^[^:]*:\/\//.test(url)) {
    return { rule: 'link-scheme', facts: { url }, expected: null };
  }
  return null;
}
