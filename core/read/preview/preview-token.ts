/** The keyed digest of a text as base64url. */
export type Signer = (text: string) => string;

/** What tokens are made and checked with. */
export interface PreviewKeys {
  /** One for each secret: the first signs, all are accepted, so that a secret can be replaced without a gap. */
  readonly signers: readonly [Signer, ...Signer[]];
  /** Whether two texts are the same, in a time that does not tell how much of them is. */
  readonly constantTimeEqual: (one: string, other: string) => boolean;
}

/** The digest has 256 bits; a number of seconds has no leading zero, so that a moment is written in one way only. */
const form = /^([1-9]\d{0,11})\.[\w-]{43}$/;

/**
 * Makes the token that shows one article until it expires.
 *
 * @param id `collection/slug`, exactly as it is
 * @param expires whole seconds since the Unix epoch; from then on the token is refused
 */
export function signPreview(id: string, expires: number, { signers: [seal] }: PreviewKeys): string {
  return writeToken(id, expires, seal);
}

/**
 * Whether a token shows the article with this id at `now`, in ms.
 *
 * Tokens are compared as texts, not as the bytes they stand for: base64url leaves two bits of the last letter unused, and
 * a token that differs in these is another one.
 */
export function verifyPreview(token: string, id: string, now: number, keys: PreviewKeys): boolean {
  const expires = Number(form.exec(token)?.[1]);
  if (Number.isNaN(expires)) return false;
  // Every secret is tried, so that the time does not tell which of them signed.
  const isSigned = keys.signers.map((seal) => keys.constantTimeEqual(token, writeToken(id, expires, seal)));
  return isSigned.includes(true) && now < expires * 1000;
}

function writeToken(id: string, expires: number, seal: Signer): string {
  // The name keeps signatures for other purposes, should the secret ever have any, from being good here.
  return `${expires}.${seal(`casebook preview 1\n${expires}\n${id}`)}`;
}
