/** Returns the keyed digest of a text as base64url. */
export type Signer = (text: string) => string;

/** The functions that sign and verify tokens. */
export interface PreviewKeys {
  /** One for each secret. The first signs and all verify, so that a secret can be replaced without a gap. */
  readonly signers: readonly [Signer, ...Signer[]];
  /** Whether two texts are equal, in a time that does not depend on where they differ. */
  readonly constantTimeEqual: (one: string, other: string) => boolean;
}

/** Seconds and a digest of 256 bits. Leading zeros are not allowed, so a time has only one spelling. */
const form = /^([1-9]\d{0,11})\.[\w-]{43}$/;

/**
 * Makes the token that shows an article until it expires.
 *
 * @param id `collection/slug`, exactly
 * @param expires integer seconds since the Unix epoch; from then on the token is rejected
 */
export function signPreview(id: string, expires: number, { signers: [sign] }: PreviewKeys): string {
  return writeToken(id, expires, sign);
}

/**
 * Whether a token shows the article with this id at `now`, in ms.
 *
 * Compares tokens as texts, not as decoded bytes: base64url ignores two bits of the last character, but a token that
 * differs in these bits is invalid.
 */
export function verifyPreview(token: string, id: string, now: number, keys: PreviewKeys): boolean {
  const expires = Number(form.exec(token)?.[1]);
  if (Number.isNaN(expires)) return false;
  // Try every secret, so that the time does not reveal which one signed.
  const isSigned = keys.signers.map((sign) => keys.constantTimeEqual(token, writeToken(id, expires, sign)));
  return isSigned.includes(true) && now < expires * 1000;
}

function writeToken(id: string, expires: number, sign: Signer): string {
  // The prefix makes signatures that the same secret creates for other purposes invalid here.
  return `${expires}.${sign(`casebook preview 1\n${expires}\n${id}`)}`;
}
