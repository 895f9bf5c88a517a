import type { Nodes, Parents, Root, Text } from 'mdast';
import { placeIn } from './place-in';
import type { BodyFinding } from './rendered-markdown';

/**
 * Text between two single tildes that stand like brackets around it. Ranges (`1~3 秒，5~8 秒`), paths (`~/a`) and
 * subscripts (`H~2~O`) look otherwise: there a letter or digit stands outside, or no word begins inside.
 */
const struck = /(?<![~\p{L}\p{N}])~(?=[\p{L}\p{P}])(?![/~])([^~\n]{1,200})(?<!\s)~(?![~\p{L}\p{N}])/gu;

/** A suggestion is for reading at a glance. */
const longestSuggestion = 40;

/** Finds text that one tilde on each side was perhaps meant to strike out, as some other tools do. */
export function checkTildes(tree: Root, source: string): BodyFinding[] {
  if (!source.includes('~')) return [];
  const findings: BodyFinding[] = [];
  const visit = (parent: Parents): void => {
    if (parent.type === 'paragraph' || parent.type === 'heading' || parent.type === 'tableCell') {
      findings.push(...checkText(parent, source));
    } else {
      for (const child of parent.children) if ('children' in child) visit(child);
    }
  };
  visit(tree);
  return findings;
}

function checkText(parent: Parents, source: string): BodyFinding[] {
  const texts: { readonly node: Text; readonly start: number }[] = [];
  let flat = '';
  const visit = (node: Nodes): void => {
    if (node.type === 'text') {
      texts.push({ node, start: flat.length });
      // An escaped tilde is meant to be seen.
      flat += sourceOf(node, source).includes('\\~') ? node.value.replaceAll('~', '～') : node.value;
    } else if ('children' in node) node.children.forEach(visit);
    else flat += node.type === 'break' ? '\n' : 'x';
  };
  visit(parent);
  return Array.from(flat.matchAll(struck), ({ 1: text = '', index }) => {
    const { node, start } = texts.findLast((each) => each.start <= index) ?? { node: parent, start: index };
    const expected = text.length > longestSuggestion ? null : `~~${text}~~`;
    return { rule: 'tilde-single', facts: { text }, expected, ...placeIn(node, source, index - start) };
  });
}

function sourceOf({ position }: Nodes, source: string): string {
  return source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
}
