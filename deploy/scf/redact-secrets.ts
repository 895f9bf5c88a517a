/**
 * Creates a function that replaces secrets in a text by `***`. Plans contain placeholders instead of secrets; this is for
 * texts from elsewhere, such as error messages of the API.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  // Longest first, so that no part of a longer secret remains. Very short secrets would match ordinary words.
  const longestFirst = secrets.filter((secret) => secret.length >= 4).sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
}
