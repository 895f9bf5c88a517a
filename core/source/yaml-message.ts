import { type ErrorCode } from 'yaml';

/** What to tell an editor about an error of the YAML parser; codes not listed keep the parser's own words. */
const advice: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'A value that begins with "*" refers to an anchor. If it is text, put it in quotes.',
  BAD_ALIAS: 'A value that begins with "*" or "&" has a special meaning. If it is text, put it in quotes.',
  BAD_DQ_ESCAPE:
    'A backslash in double quotes begins an escape, and this is none. Use single quotes, or write the backslash twice.',
  BAD_INDENT:
    'This does not line up with the lines before it. Check the spaces at the beginning of the line, ' +
    'and that every bracket is closed.',
  BAD_SCALAR_START: 'A value cannot begin with "@", "`" or "%", which are reserved. Put the value in quotes.',
  MISSING_CHAR:
    'Something is missing here: a closing quote or bracket, a comma in a list, or a colon and a space after a key.',
  MULTIPLE_DOCS: 'A line of dots or dashes ends the front matter early. Remove it, or put it in quotes.',
  RESOURCE_EXHAUSTION: 'Values are nested too deeply. Remove brackets or dashes.',
  TAB_AS_INDENT: 'A tab cannot indent a line in YAML. Use spaces, the same number for every item.',
  UNEXPECTED_TOKEN:
    'There is text after the end of the value. What begins with a quote or a bracket ends with it: ' +
    'put the whole value in quotes.',
};

/**
 * Returns one or two sentences on what is wrong and what to do, never empty.
 *
 * @param rest the line of the error, from the error on.
 */
export function toYamlMessage(code: ErrorCode, parserMessage: string, rest: string): string {
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return describeNestedKey(rest);
  if (code === 'MULTILINE_IMPLICIT_KEY') return describeMissingColon(rest);
  return advice[code] ?? `${parserMessage.replace(/\s+/gu, ' ').trim().replace(/\.$/u, '')}.`;
}

function describeNestedKey(rest: string): string {
  return /:\s/u.test(rest)
    ? 'The value has a colon followed by a space, which begins a new key. Put the value in quotes.'
    : 'The next line is indented differently. Keys begin at the same column, and so do the items of a list.';
}

function describeMissingColon(rest: string): string {
  if (rest.includes('：'))
    return 'The colon after a key is a plain ":" and a space, not the full-width "：".';
  if (/^[\w-]+:\S/u.test(rest)) return 'There is no space after the colon. Write "key: value".';
  return 'This line has no key. Write "key: value"; a text of several lines goes in quotes.';
}

/**
 * Returns the line with its value in single quotes, inside which nothing is an escape.
 *
 * @returns null when the line is not `key: text`, or the text is quoted or bracketed already.
 */
export function quoteValue(line: string): string | null {
  const match = /^(\s*(?:- +)?[\w-]+: +)([^'"\s{[&*!|>#].*)$/u.exec(line);
  if (!match?.[1] || !match[2]) return null;
  return `${match[1]}'${match[2].trimEnd().replaceAll("'", "''")}'`;
}
