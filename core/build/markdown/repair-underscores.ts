import type { Parents, PhrasingContent, Text } from 'mdast';
import { firstCharacter, isCjkPunctuation, isWideCharacter, lastCharacter } from './characters';
import { hasEscaped } from './mdast-nodes';

const pair = /(?<!_)__(?!_)([^_]+)__(?!_)/g;

/**
 * Makes `中文__“粗”__中` bold, in place, among the direct children of a paragraph, heading or cell.
 *
 * CommonMark treats `__` between letters as part of a word. Chinese does not have words with underscores. So a pair is
 * bold if the characters outside of it are CJK or white space, those inside are CJK, and one inside is punctuation.
 * `变量__init__的` and escaped underscores stay text.
 */
export function repairUnderscores(parent: Parents, source: string): void {
  const children: PhrasingContent[] = parent.children as PhrasingContent[];
  if (!children.some((child) => child.type === 'text' && child.value.includes('__'))) return;
  parent.children = children.flatMap((child) =>
    child.type === 'text' ? splitPairs(child, source) : [child],
  );
}

function splitPairs(node: Text, source: string): PhrasingContent[] {
  const { value } = node;
  if (!value.includes('__') || hasEscaped(node, '_', source)) return [node];
  const position = node.position && { position: node.position };
  const result: PhrasingContent[] = [];
  const pushText = (text: string): void => {
    if (text !== '') result.push({ type: 'text', value: text, ...position });
  };
  let start = 0;
  for (const { 0: whole, 1: content = '', index } of value.matchAll(pair)) {
    const inside = [firstCharacter(content), lastCharacter(content)];
    const outside = [lastCharacter(value.slice(0, index)), firstCharacter(value.slice(index + whole.length))];
    if (!outside.every((character) => character.trim() === '' || isWideCharacter(character))) continue;
    if (!inside.every(isWideCharacter) || !inside.some(isPunctuation)) continue;
    pushText(value.slice(start, index));
    result.push({ type: 'strong', children: [{ type: 'text', value: content, ...position }], ...position });
    start = index + whole.length;
  }
  if (start === 0) return [node];
  pushText(value.slice(start));
  return result;
}

function isPunctuation(character: string): boolean {
  return isCjkPunctuation(character.codePointAt(0) ?? 0);
}
