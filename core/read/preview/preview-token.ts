/** Returns the keyed digest of a text as base64url. */
export type Signer = (text: string) => string;

/** What signs and verifies tokens. */
export interface PreviewKeys {
  /** One for each secret. The first signs and all verify, so that a secret can be replaced without a gap. */
  readonly signers: readonly [Signer, ...Signer[]];
  /** Whether two texts are equal, in a time that does not depend on where they differ. */
  readonly constantTimeEqual: (one: string, other: string) => boolean;
  /** Ids of tokens that are not valid any more (`revocationIdOf`). */
  readonly revoked: ReadonlySet<string>;
}

/** The longest time for which a token is valid from its issue, in seconds: 90 days. */
export const maxPreviewSeconds = 90 * 86_400;

/** By how much the clock of the machine that made a token may be ahead, in seconds. */
const clockTolerance = 300;

/**
 * Times of issue and expiry in seconds, and a digest of 256 bits. Leading zeros are not allowed, so a time has only one
 * spelling. The former form does not have the time of issue.
 */
const form = /^(?:([1-9]\d{0,11})\.)?([1-9]\d{0,11})\.([\w-]{43})$/;

/** The form of a `revocationIdOf`. */
export const revocationIdForm = /^[\w-]{12}$/;

/**
 * Makes the token that shows an article until it expires.
 *
 * @param id `collection/slug`, exactly
 * @param issued the current time, in integer seconds since the Unix epoch
 * @param expires likewise; from then on the token is rejected
 */
export function signPreview(
  id: string,
  { issued, expires }: { readonly issued: number; readonly expires: number },
  { signers: [sign] }: PreviewKeys,
): string {
  return writeToken(id, String(issued), String(expires), sign);
}

/** Returns the id by which a token can be revoked: a part of its signature, which is of no use without the rest. */
export function revocationIdOf(token: string): string {
  return form.exec(token)?.[3]?.slice(0, 12) ?? '';
}

/**
 * Whether a token shows the article with this id at `now`, in ms.
 *
 * Compares tokens as texts, not as decoded bytes: base64url ignores two bits of the last character, but a token that
 * differs in these bits is invalid.
 */
export function verifyPreview(token: string, id: string, now: number, keys: PreviewKeys): boolean {
  const [, issued, expires] = form.exec(token) ?? [];
  if (expires === undefined) return false;
  // Try every secret, so that the time does not reveal which one signed.
  const isSigned = keys.signers.map((sign) =>
    keys.constantTimeEqual(token, writeToken(id, issued, expires, sign)),
  );
  return (
    isSigned.includes(true) &&
    isTimely(Number(issued ?? now / 1000), Number(expires), now / 1000) &&
    !keys.revoked.has(revocationIdOf(token))
  );
}

/** Checks the limit here and not only where tokens are made, because whoever has a secret can make them. */
function isTimely(issued: number, expires: number, now: number): boolean {
  // The second condition is for a time of issue in the future.
  const isShort =
    expires - issued <= maxPreviewSeconds && expires - now <= maxPreviewSeconds + clockTolerance;
  return isShort && now < expires;
}

function writeToken(id: string, issued: string | undefined, expires: string, sign: Signer): string {
  // The prefix makes signatures that the same secret creates for other purposes invalid here.
  if (issued === undefined) return `${expires}.${sign(`casebook preview 1\n${expires}\n${id}`)}`;
  return `${issued}.${expires}.${sign(`casebook preview 2\n${issued}\n${expires}\n${id}`)}`;
}
