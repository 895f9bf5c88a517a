import type { Parents, PhrasingContent, Text } from 'mdast';
import { isCjkPunctuation, isWideCharacter } from './characters';
import { sourceOf } from './position-in';

const pair = /(?<!_)__(?!_)([^_]+)__(?!_)/g;

/**
 * Makes `中文__“粗”__中` bold, works in place, on the direct children of one paragraph, heading or cell.
 *
 * CommonMark takes `__` between letters for a part of a word. Chinese has no words of letters with underscores, so a
 * pair is bold when it stands between Chinese, spaces and ends of the text, and one marker at least touches CJK
 * punctuation inside: nothing else is touched, not `变量__init__的`, and no escaped underscore.
 */
export function repairUnderscores(parent: Parents, source: string): void {
  const children: PhrasingContent[] = parent.children as PhrasingContent[];
  if (!children.some((child) => child.type === 'text' && child.value.includes('__'))) return;
  parent.children = children.flatMap((child) =>
    child.type === 'text' ? splitPairs(child, source) : [child],
  );
}

function splitPairs(node: Text, source: string): PhrasingContent[] {
  const { value, position } = node;
  const written = sourceOf(node, source);
  if (!value.includes('__') || /\\_|&(?:#95|#[xX]5[fF]|lowbar|UnderBar);/.test(written)) return [node];
  const place = position === undefined ? {} : { position };
  const result: PhrasingContent[] = [];
  let start = 0;
  for (const match of value.matchAll(pair)) {
    const [whole, content = ''] = match;
    const characters = Array.from(content);
    const [first = '', last = ''] = [characters[0], characters.at(-1)];
    const before = Array.from(value.slice(0, match.index)).at(-1) ?? '';
    const after = Array.from(value.slice(match.index + whole.length))[0] ?? '';
    const stands = [before, after].every(
      (character) => character.trim() === '' || isWideCharacter(character),
    );
    if (!stands || !isWideCharacter(first) || !isWideCharacter(last)) continue;
    if (!isPunctuation(first) && !isPunctuation(last)) continue;
    if (match.index > start) result.push({ type: 'text', value: value.slice(start, match.index), ...place });
    result.push({ type: 'strong', children: [{ type: 'text', value: content, ...place }], ...place });
    start = match.index + whole.length;
  }
  if (start === 0) return [node];
  if (start < value.length) result.push({ type: 'text', value: value.slice(start), ...place });
  return result;
}

function isPunctuation(character: string): boolean {
  return isCjkPunctuation(character.codePointAt(0) ?? 0);
}
