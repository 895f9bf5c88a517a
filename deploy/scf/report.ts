/**
 * Makes a reporter that never shows a secret: each is replaced wherever it stands, in an error of the API as in a
 * request. Plans hold no secrets in the first place; this is for the words of others.
 */
export function createReporter(
  write: (line: string) => void,
  secrets: readonly string[],
): (line: string) => void {
  // Longest first, so that no part of a longer secret stays. Very short ones would hide ordinary words.
  const hidden = secrets.filter((secret) => secret.length >= 4).sort((a, b) => b.length - a.length);
  return (line) => {
    write(hidden.reduce((text, secret) => text.replaceAll(secret, '***'), line));
  };
}
