import { isMap, isScalar, isSeq, Scalar, type Node, type YAMLMap } from 'yaml';
import type { SourcePosition } from '../../model/article/source-position';
import { getKeyName, isMergeKey, listMerged, type AliasTargets } from './check-yaml-nodes';
import { findTrailingComment } from './trailing-comment';

/** What the source of a scalar holds besides its value. */
interface ScalarSource {
  /** The comment after an unquoted value on its last line, with the white space before it. */
  readonly comment?: string;
  /** The text between double quotes, as written. */
  readonly quoted?: string;
}

/** One value of a YAML document, aliases followed. Scalars keep their text in the source. */
export type YamlValue = SourcePosition &
  (
    | ({ readonly kind: 'null' } & ScalarSource)
    | ({
        readonly kind: 'string' | 'number' | 'boolean';
        readonly text: string;
        readonly value: unknown;
      } & ScalarSource)
    | { readonly kind: 'list'; readonly toItems: () => YamlValue[] }
    | { readonly kind: 'mapping'; readonly toMapping: () => YamlMapping }
  );

/** True for a value that is missing or left empty. */
export function isBlank(value: YamlValue): boolean {
  return value.kind === 'null' || (value.kind === 'string' && value.text.trim() === '');
}

/** A key with its value. */
export interface YamlEntry {
  readonly key: string;
  readonly keyPlace: SourcePosition;
  readonly value: YamlValue;
}

/** The entries of a mapping by key, in the order of the text; merged ones come last and never replace any. */
export type YamlMapping = ReadonlyMap<string, YamlEntry>;

/**
 * Returns a checked mapping without its merge keys and aliases. Keys that are not scalars are left out.
 *
 * @param text the YAML that the mapping was parsed from
 */
export function toYamlMapping(
  root: YAMLMap,
  targets: AliasTargets,
  positionOf: (node: Node) => SourcePosition,
  text: string,
): YamlMapping {
  const toMapping = (map: YAMLMap): YamlMapping => {
    const entries = new Map<string, YamlEntry>();
    const merged: YAMLMap[] = [];
    for (const pair of map.items) {
      // Keys and values of a parsed document are nodes; a key without a value may have null.
      const key = pair.key as Node;
      const value = pair.value as Node | null;
      if (value && isMergeKey(key)) merged.push(...listMerged(value, targets).filter((node) => isMap(node)));
      const name = getKeyName(key);
      if (name === null) continue;
      const keyPlace = positionOf(key);
      entries.set(name, { key: name, keyPlace, value: toValue(value, keyPlace) });
    }
    for (const source of merged) {
      for (const entry of toMapping(source).values()) {
        if (!entries.has(entry.key)) entries.set(entry.key, entry);
      }
    }
    return entries;
  };

  const toValue = (source: Node | null, fallback: SourcePosition): YamlValue => {
    // A missing value has the position of its key; an alias has its own position, not that of its anchor.
    const at = source?.range && source.range[0] < source.range[1] ? positionOf(source) : fallback;
    const node = source && (targets.get(source) ?? source);
    if (isMap(node)) return { ...at, kind: 'mapping', toMapping: () => toMapping(node) };
    if (isSeq(node)) {
      return { ...at, kind: 'list', toItems: () => node.items.map((item) => toValue(item as Node, at)) };
    }
    const about = { ...at, ...readSource(source) };
    if (!isScalar(node) || node.value === null) return { ...about, kind: 'null' };
    const { value } = node;
    if (typeof value === 'string') return { ...about, kind: 'string', text: value, value };
    const kind = typeof value === 'boolean' ? 'boolean' : 'number';
    return { ...about, kind, text: node.source ?? '', value };
  };

  const readSource = (node: Node | null): ScalarSource => {
    if (!isScalar(node) || !node.range) return {};
    const [start, end] = node.range;
    if (node.type === Scalar.QUOTE_DOUBLE) return { quoted: text.slice(start + 1, end - 1) };
    if (node.type !== Scalar.PLAIN) return {};
    const lineEnd = text.indexOf('\n', end);
    // The range of a missing value begins after the space.
    const rest = text.slice(start === end ? end - 1 : end, lineEnd === -1 ? undefined : lineEnd);
    return /^[ \t]+#/u.test(rest) ? { comment: findTrailingComment(rest) } : {};
  };

  return toMapping(root);
}
