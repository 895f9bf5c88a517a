import type { BodyFinding } from './rendered-markdown';
import { isSafeLink, normalizeUrl, schemeOf } from './url-policy';

/** Schemes of attacks, not typos. The sanitiser removes them without a finding. */
const hostile = new Set(['javascript', 'vbscript', 'data', 'blob']);

/** Starts with a host under a common top-level domain. Extensions of files, such as `md`, `sh` or `py`, are not in the list. */
const hostLike =
  /^(?:[a-z0-9-]+\.)+(?:com|cn|net|org|io|dev|cloud|tech|top|site|xyz|edu|gov|info|me|co|tv|cc|hk|tw|jp|uk|de)(?::\d+)?(?:[/?#]|$)/i;

/** A misspelled `http://`: `https//x`, `http:/x`, `https：//x`, `htps://x`, `shttps://x`, `http://https://x`. */
const nearlyHttp = /^(?:[a-z]?h?tt?ps?[:：;]?\/{1,2}|https?[:：;]\/*(?!\/)|https?:\/\/https?:)/i;
const properHttp = /^https?:\/\/[^/\s]/i;

/** Checks a link target without knowing its target; null if it is right. */
export function checkLink(written: string): Pick<BodyFinding, 'rule' | 'facts' | 'expected'> | null {
  const url = normalizeUrl(written);
  if (url === '') return { rule: 'link-empty', facts: {}, expected: null };
  if (hostLike.test(url) || /^www\./i.test(url))
    return { rule: 'link-schemeless', facts: { url }, expected: `https://${url}` };
  const isMisspelled = nearlyHttp.test(url) && (!properHttp.test(url) || /^https?:\/\/https?:/i.test(url));
  const scheme = schemeOf(url);
  // Text with a colon but without slashes (`id:span`) need not be a scheme.
  const isUnknown = scheme !== null && !hostile.has(scheme) && !isSafeLink(url) && /^[^:]*:\/\//.test(url);
  return isMisspelled || isUnknown ? { rule: 'link-scheme', facts: { url }, expected: null } : null;
}
