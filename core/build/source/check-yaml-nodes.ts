import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Alias,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { SourcePosition } from '../../model/article/source-position';
import type { Phrase } from '../finding/finding';
import { type Report } from './report';

/** How many nodes aliases may add to a document. */
const maxAliasedNodes = 10_000;

/** This many characters of a text count as one more node, so that a long text cannot be multiplied either. */
const CHARACTERS_PER_NODE = 128;

/** The node that each alias stands for. */
export type AliasTargets = ReadonlyMap<Node, Node>;

/**
 * Resolves aliases, and checks what the parser does not: no key twice in one mapping, no unknown anchor, only mappings
 * merged, and no more than {@link maxAliasedNodes} nodes added by aliases (an alias inside its own anchor stands for
 * infinitely many). Nothing is expanded: each node is visited once.
 *
 * Also reports what a YAML parser drops without a warning, and what is probably the beginning of a text: an unused
 * anchor, a lone `!`, a key that is not a text.
 *
 * @returns null when the document cannot be used; the reason is reported.
 */
export function checkYamlNodes(
  root: YAMLMap,
  positionOf: (node: Node) => SourcePosition,
  report: Report,
): AliasTargets | null {
  const targets = new Map<Node, Node>();
  const anchors = new Map<string, Node>();
  const anchored: Scalar[] = [];
  /** Expanded size of each visited node; an anchor without a size is still open, so its alias is inside it. */
  const sizes = new Map<Node, number>();
  let aliased = 0;

  const fail = (rule: Parameters<Report>[0], node: Node, facts = {}): false => {
    report(rule, positionOf(node), facts);
    return false;
  };
  const warn = (node: Node, problem: Phrase) => report('yaml-unusual', positionOf(node), { problem });

  const visitAlias = (alias: Alias): boolean => {
    const target = anchors.get(alias.source);
    if (!target) return fail('yaml-alias-unknown', alias, { name: alias.source });
    const size = sizes.get(target) ?? Infinity;
    aliased += size;
    if (aliased > maxAliasedNodes) return fail('yaml-too-many-aliases', alias, { limit: maxAliasedNodes });
    targets.set(alias, target);
    sizes.set(alias, size);
    return true;
  };

  const visitPair = (pair: Pair, keys: Set<string>): boolean => {
    const key = pair.key as Node;
    const value = pair.value as Node | null;
    const name = getKeyName(key);
    if (name !== null && keys.has(name)) return fail('yaml-duplicate-key', key, { key: name });
    if (name !== null) keys.add(name);
    if (!visit(key) || (value && !visit(value))) return false;
    const isUsable = !isMergeKey(key) || (value !== null && listMerged(value, targets).every(isMap));
    return isUsable || fail('yaml-merge-unusable', key);
  };

  const visit = (node: Node): boolean => {
    if (isAlias(node)) return visitAlias(node);
    if ('anchor' in node && node.anchor) anchors.set(node.anchor, node);
    if (isScalar(node) && node.anchor) anchored.push(node);
    if (node.tag === '!') warn(node, { phrase: 'yaml-unknown-type' });
    let size = 1;
    if (isMap(node)) {
      const keys = new Set<string>();
      for (const pair of node.items) {
        if (!visitPair(pair, keys)) return false;
        size += sizeOf(pair.key) + sizeOf(pair.value);
      }
    } else if (isSeq(node)) {
      for (const item of node.items) {
        if (!visit(item as Node)) return false;
        size += sizeOf(item);
      }
    } else if (isScalar(node) && typeof node.value === 'string') {
      size += Math.floor(node.value.length / CHARACTERS_PER_NODE);
    }
    sizes.set(node, size);
    return true;
  };

  // Keys and values of a parsed document are nodes or null.
  const sizeOf = (node: unknown): number => sizes.get(node as Node) ?? 0;

  if (!visit(root)) return null;
  const used = new Set(targets.values());
  for (const node of anchored) {
    if (!used.has(node)) warn(node, { phrase: 'yaml-anchor-unused', facts: { name: node.anchor ?? '' } });
  }
  for (const { key } of root.items) {
    if (isNode(key) && !isScalar(key)) warn(key, { phrase: 'yaml-key-no-text' });
  }
  return targets;
}

/** Returns a mapping key as text; null for a merge key and for a key that is not a scalar. */
export function getKeyName(key: Node): string | null {
  if (!isScalar(key) || isMergeKey(key)) return null;
  return typeof key.value === 'string' ? key.value : (key.source ?? '');
}

/** True for an unquoted `<<`. */
export function isMergeKey(key: Node): boolean {
  return isScalar(key) && key.type === 'PLAIN' && key.source === '<<';
}

/** Lists what the value of a merge key names: one node or the items of a list, with aliases followed. */
export function listMerged(value: Node, targets: AliasTargets): Node[] {
  const source = targets.get(value) ?? value;
  const items = isSeq(source) ? (source.items as Node[]) : [source];
  return items.map((item) => targets.get(item) ?? item);
}
