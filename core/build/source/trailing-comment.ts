/**
 * Returns the comment after an unquoted value, with the white space before it; empty where there is none.
 *
 * @param rest the line from the value on. Without white space before it `#` is a part of the text (YAML 1.2.2, 6.6).
 */
export function findTrailingComment(rest: string): string {
  const at = rest.search(/(?<=[ \t])#/u);
  return at === -1 ? '' : rest.slice(rest.slice(0, at).trimEnd().length).trimEnd();
}

/** Whether a comment was probably meant as text, as in `C #1` or `学习 #Serverless`: there is no space after its `#`. */
export function isTextLike(comment: string): boolean {
  return /^\s*#[^\s#]/u.test(comment);
}
