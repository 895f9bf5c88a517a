import { TokenType, tokenizer } from '@csstools/css-tokenizer';
import type { Phrase } from '../finding/finding';
import { atRules, styleFunctions } from './svg-names';

const localLink = /^\s*(?:#|$)/;
const picture = /^\s*data:image\/(?:png|jpe?g|gif|webp|avif)[;,]/i;
const font = /^\s*data:(?:font\/|application\/(?:x-)?font-)[\w-]+[;,]/i;

/**
 * Returns the phrase for a link out of an SVG, or null if the link leads to a part of the same file.
 *
 * @param mayEmbed whether the link may be a picture or font that is written into it (`data:`)
 */
export function checkSvgLink(link: string, mayEmbed: boolean): Phrase | null {
  if (localLink.test(link) || (mayEmbed && (picture.test(link) || font.test(link)))) return null;
  return { phrase: 'svg-link', facts: { to: link.trim().slice(0, 60) } };
}

/**
 * Returns the phrase that names what a style or the value of an attribute may not have: a link out of the SVG, an
 * at-rule or a function that is not on the list. Null if there is nothing. Escapes are resolved (CSS Syntax 3, 4.3).
 */
export function checkSvgStyle(css: string): Phrase | null {
  const tokens = tokenizer({ css });
  let isInUrl = false;
  while (!tokens.endOfFile()) {
    const token = tokens.nextToken();
    const [type] = token;
    if (type === TokenType.Whitespace || type === TokenType.Comment) continue;
    // A quoted address is a string in a function.
    if (type === TokenType.URL || (isInUrl && type === TokenType.String)) {
      const found = checkSvgLink(token[4].value, true);
      if (found) return found;
    } else if (isInUrl || type === TokenType.BadURL || type === TokenType.BadString) return styleOf('url()');
    isInUrl = false;
    if (type === TokenType.AtKeyword && !atRules.has(toName(token[4].value)))
      return styleOf(`@${token[4].value}`);
    if (type !== TokenType.Function) continue;
    isInUrl = token[4].value.toLowerCase() === 'url';
    if (!isInUrl && !styleFunctions.has(toName(token[4].value))) return styleOf(`${token[4].value}()`);
  }
  return null;
}

function styleOf(name: string): Phrase {
  return { phrase: 'svg-style', facts: { name: name.slice(0, 60) } };
}

/** Removes the prefix of a browser. */
function toName(written: string): string {
  return written.toLowerCase().replace(/^-(?:webkit|moz|ms|o)-/, '');
}
