import type { Nodes, Root } from 'mdast';
import { placeIn } from './place-in';
import type { BodyFinding } from './rendered-markdown';

/**
 * Text between two single tildes that stand like brackets around it. Ranges (`1~3 秒，5~8 秒`), paths (`~/a`) and
 * subscripts (`H~2~O`) look otherwise: there a letter or digit stands outside, or no word begins inside.
 */
const struck = /(?<![~\p{L}\p{N}])~(?=[\p{L}\p{P}])(?![/~])([^~\n]{1,80})(?<!\s)~(?![~\p{L}\p{N}])/gu;

/** Finds text that one tilde on each side was perhaps meant to strike out, as some other tools do. */
export function checkTildes(tree: Root, source: string): BodyFinding[] {
  const findings: BodyFinding[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'text' && node.value.includes('~') && !sourceOf(node, source).includes('\\~')) {
      for (const { 0: whole, 1: text = '', index } of node.value.matchAll(struck)) {
        const expected = `~${whole}~`;
        findings.push({ rule: 'tilde-single', facts: { text }, expected, ...placeIn(node, source, index) });
      }
    }
    if ('children' in node) node.children.forEach(visit);
  };
  visit(tree);
  return findings;
}

function sourceOf({ position }: Nodes, source: string): string {
  return source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
}
