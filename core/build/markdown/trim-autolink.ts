import type { Link, Text } from 'mdast';
import { isCjk, isCjkPunctuation } from './characters';

/**
 * Ends a bare address where Chinese text begins: GFM takes `https://example.com，然后` for one address, because only
 * white space and `<` end it there. Shortens the link in place and returns the text that follows it, or null when the
 * address holds no CJK character or was written with brackets.
 */
export function trimAutolink(link: Link, source: string): Text | null {
  const [content] = link.children;
  if (link.children.length !== 1 || content?.type !== 'text') return null;
  const opening = source.charAt(link.position?.start.offset ?? 0);
  if (opening === '[' || opening === '<' || !/^(?:https?:\/\/|www\.)/i.test(content.value)) return null;
  const characters = Array.from(content.value);
  const end = characters.findIndex((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return isCjk(codePoint) || isCjkPunctuation(codePoint);
  });
  if (end === -1) return null;
  const rest = characters.slice(end).join('');
  const address = characters.slice(0, end).join('');
  if (/^(?:https?:\/\/|www\.)$/i.test(address)) return null;
  if (!link.url.endsWith(content.value)) return null;
  link.url = link.url.slice(0, link.url.length - rest.length);
  content.value = address;
  return { type: 'text', value: rest };
}
