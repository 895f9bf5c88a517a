import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PreviewKeys, Signer } from '../core/read/preview/preview-token';

/**
 * Creates the keys of previews (HMAC-SHA-256) from secrets; returns undefined without secrets, which means previews are off.
 *
 * @param revoked ids of links that are not valid any more
 */
export function createPreviewKeys(
  secrets: readonly string[],
  revoked: readonly string[] = [],
): PreviewKeys | undefined {
  const [first, ...others] = secrets.map(createSigner);
  return first && { signers: [first, ...others], constantTimeEqual, revoked: new Set(revoked) };
}

function createSigner(secret: string): Signer {
  return (text) => createHmac('sha256', secret).update(text).digest('base64url');
}

/** `timingSafeEqual` requires equal lengths; lengths are not secret. */
function constantTimeEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
