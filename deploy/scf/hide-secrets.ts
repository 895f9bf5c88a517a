/**
 * Makes a function that replaces each secret wherever it stands in a text. Plans hold no secrets in the first place;
 * this is for the words of others, such as errors of the API.
 */
export function createHider(secrets: readonly string[]): (text: string) => string {
  // Longest first, so that no part of a longer secret stays. Very short ones would hide ordinary words.
  const hidden = secrets.filter((secret) => secret.length >= 4).sort((a, b) => b.length - a.length);
  return (text) => hidden.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
}
