import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PreviewKeys, Signer } from '../core/read/preview/preview-token';

/** Makes the keys of previews, HMAC-SHA-256, from secrets; undefined where there is none: previews are off. */
export function createPreviewKeys(secrets: readonly string[]): PreviewKeys | undefined {
  const [first, ...others] = secrets.map(createSigner);
  return first && { signers: [first, ...others], constantTimeEqual };
}

function createSigner(secret: string): Signer {
  return (text) => createHmac('sha256', secret).update(text).digest('base64url');
}

/** Lengths are no secret; `timingSafeEqual` wants them to be equal. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
