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
import { type Report } from './report';

/** How many nodes aliases may add to a document. */
const maxAliasedNodes = 10_000;

/** Text of this many characters counts as one node more, so that a long text cannot be multiplied either. */
const CHARACTERS_PER_NODE = 128;

const unknownType = { phrase: 'yaml-unknown-type' } as const;

/** The node that each alias stands for. */
export type AliasTargets = ReadonlyMap<Node, Node>;

/**
 * Finds what each alias stands for, and checks what a parser leaves open: no key twice in one mapping, no unknown
 * anchor, only mappings merged, no more than {@link maxAliasedNodes} nodes by aliases (an alias inside its own
 * anchor stands for infinitely many). Nothing is expanded: each node is visited once.
 *
 * What a reader of YAML drops without a word is reported, too: an anchor that nothing refers to, a lone `!`, a key that is
 * no text. They are probably the beginning of a text.
 *
 * @returns null when the document cannot be used; the reason is reported.
 */
export function checkYamlNodes(
  root: YAMLMap,
  place: (offset: number) => SourcePosition,
  report: Report,
): AliasTargets | null {
  const targets = new Map<Node, Node>();
  const anchors = new Map<string, Node>();
  const anchored: Scalar[] = [];
  const referred = new Set<Node>();
  /** Expanded size of the nodes that were left; one without a size is still open, hence around the alias. */
  const sizes = new Map<Node, number>();
  let aliased = 0;

  const refuse = (rule: Parameters<Report>[0], node: Node, facts = {}): false => {
    report(rule, place(node.range?.[0] ?? 0), facts);
    return false;
  };

  const visitAlias = (alias: Alias): boolean => {
    const target = anchors.get(alias.source);
    if (!target) return refuse('yaml-alias-unknown', alias, { name: alias.source });
    const size = sizes.get(target) ?? Infinity;
    aliased += size;
    if (aliased > maxAliasedNodes) return refuse('yaml-too-many-aliases', alias, { limit: maxAliasedNodes });
    targets.set(alias, target);
    referred.add(target);
    sizes.set(alias, size);
    return true;
  };

  const visitPair = (pair: Pair, keys: Set<string>): boolean => {
    const key = pair.key as Node;
    const value = pair.value as Node | null;
    const name = getKeyName(key);
    if (name !== null && keys.has(name)) return refuse('yaml-duplicate-key', key, { key: name });
    if (name !== null) keys.add(name);
    if (!visit(key) || (value && !visit(value))) return false;
    return !isMergeKey(key) || isMergeable(value, targets) || refuse('yaml-merge-unusable', key);
  };

  const visit = (node: Node): boolean => {
    if (isAlias(node)) return visitAlias(node);
    if ('anchor' in node && node.anchor) anchors.set(node.anchor, node);
    if (isScalar(node) && node.anchor) anchored.push(node);
    if (node.tag === '!') report('yaml-unusual', place(node.range?.[0] ?? 0), { problem: unknownType });
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
  for (const node of anchored) {
    if (referred.has(node)) continue;
    const problem = { phrase: 'yaml-anchor-unused', facts: { name: node.anchor ?? '' } } as const;
    report('yaml-unusual', place(node.range?.[0] ?? 0), { problem });
  }
  for (const { key } of root.items) {
    if (isScalar(key) || !isNode(key)) continue;
    report('yaml-unusual', place(key.range?.[0] ?? 0), { problem: { phrase: 'yaml-key-no-text' } });
  }
  return targets;
}

/** Returns a mapping key as text; null for a merge key and for a key that is no scalar. */
export function getKeyName(key: Node): string | null {
  if (!isScalar(key) || isMergeKey(key)) return null;
  return typeof key.value === 'string' ? key.value : (key.source ?? '');
}

/** True for an unquoted `<<`. */
export function isMergeKey(key: Node): boolean {
  return isScalar(key) && key.type === 'PLAIN' && key.source === '<<';
}

function isMergeable(value: Node | null, targets: AliasTargets): boolean {
  const source = value && (targets.get(value) ?? value);
  if (isSeq(source)) return source.items.every((item) => isMap(targets.get(item as Node) ?? item));
  return isMap(source);
}
