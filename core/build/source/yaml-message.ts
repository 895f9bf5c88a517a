import { type ErrorCode } from 'yaml';
import { type Phrase } from '../finding/finding';
import { type PhraseName } from '../finding/phrases';
import { toYamlScalar } from '../text/to-yaml';
import { findTrailingComment, isTextLike } from './trailing-comment';

/** The message for an error code of the YAML parser; other codes keep the message of the parser. */
const advice: Partial<Record<ErrorCode, PhraseName>> = {
  ALIAS_PROPS: 'yaml-alias-props',
  BAD_ALIAS: 'yaml-alias',
  BAD_DQ_ESCAPE: 'yaml-escape',
  BAD_INDENT: 'yaml-indent',
  BAD_SCALAR_START: 'yaml-reserved-start',
  MISSING_CHAR: 'yaml-missing',
  MULTIPLE_DOCS: 'yaml-several-documents',
  RESOURCE_EXHAUSTION: 'yaml-too-deep',
  TAB_AS_INDENT: 'yaml-tab',
  UNEXPECTED_TOKEN: 'yaml-after-end',
};

/**
 * Returns one or two sentences on what is wrong and what to do; never empty.
 *
 * @param rest the line of the error, from the error on.
 */
export function toYamlMessage(code: ErrorCode, parserMessage: string, rest: string): Phrase | string {
  if (code === 'BLOCK_AS_IMPLICIT_KEY') {
    return { phrase: /:\s/u.test(rest) ? 'yaml-nested-key' : 'yaml-next-line' };
  }
  if (code === 'MULTILINE_IMPLICIT_KEY') return { phrase: describeMissingColon(rest) };
  const phrase = advice[code];
  if (phrase) return { phrase };
  return `${parserMessage.replace(/\s+/gu, ' ').trim().replace(/\.$/u, '')}.`;
}

function describeMissingColon(rest: string): PhraseName {
  if (rest.includes('：')) return 'yaml-wide-colon';
  return /^[\w-]+:\S/u.test(rest) ? 'yaml-no-space' : 'yaml-no-key';
}

/**
 * Returns the line with its value in quotes; a comment stays outside of them, unless it looks like text.
 *
 * @returns null when the line is not `key: text` or `- text`, or the text is quoted or bracketed already.
 */
export function quoteValue(line: string): string | null {
  const match = /^(\s*- +|\s*[^\s\p{P}\p{S}][^'"#:]*: +)([^'"\s{[&*!|>#].*)$/u.exec(line);
  if (!match?.[1] || !match[2]) return null;
  const [, start, value] = match;
  // An item that looks like a key with a value may be just that.
  if (start.trim() === '-' && /:\s/u.test(value)) return null;
  const trailing = findTrailingComment(value);
  const comment = isTextLike(trailing) ? '' : trailing;
  return start + toYamlScalar(value.slice(0, value.length - comment.length).trimEnd(), "'") + comment;
}
