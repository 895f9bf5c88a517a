import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { type Place } from '../finding/finding';
import { getKeyName, isMergeKey, type AliasTargets } from './check-yaml-nodes';

/** One value of a YAML document, aliases followed. Scalars keep their text in the source. */
export type YamlValue = Place &
  (
    | { readonly kind: 'null' }
    | { readonly kind: 'string' | 'number' | 'boolean'; readonly text: string; readonly value: unknown }
    | { readonly kind: 'list'; readonly toItems: () => YamlValue[] }
    | { readonly kind: 'mapping'; readonly toMapping: () => YamlMapping }
  );

/** A key with its value. */
export interface YamlEntry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: YamlValue;
}

/** The entries of a mapping by key, in the order of the text; merged ones come last and never replace any. */
export type YamlMapping = ReadonlyMap<string, YamlEntry>;

/** Returns a checked mapping without its merge keys and aliases. Keys that are no scalars are left out. */
export function toYamlMapping(
  root: YAMLMap,
  targets: AliasTargets,
  place: (offset: number) => Place,
): YamlMapping {
  const placeOf = (node: Node): Place => place(node.range?.[0] ?? 0);

  const toMapping = (map: YAMLMap): YamlMapping => {
    const entries = new Map<string, YamlEntry>();
    const merged: YAMLMap[] = [];
    for (const pair of map.items) {
      // Keys and values of a parsed document are nodes; a key without a value may have null.
      const key = pair.key as Node;
      const value = pair.value as Node | null;
      if (value && isMergeKey(key)) merged.push(...listSources(value, targets));
      const name = getKeyName(key);
      if (name === null) continue;
      entries.set(name, { key: name, keyPlace: placeOf(key), value: toValue(value, placeOf(key)) });
    }
    for (const source of merged) {
      for (const entry of toMapping(source).values()) {
        if (!entries.has(entry.key)) entries.set(entry.key, entry);
      }
    }
    return entries;
  };

  const toValue = (written: Node | null, fallback: Place): YamlValue => {
    // A value that is not there has the place of its key; an alias has its own place, not its anchor's.
    const at = written?.range && written.range[0] < written.range[1] ? placeOf(written) : fallback;
    const node = written && (targets.get(written) ?? written);
    if (isMap(node)) return { ...at, kind: 'mapping', toMapping: () => toMapping(node) };
    if (isSeq(node)) {
      return { ...at, kind: 'list', toItems: () => node.items.map((item) => toValue(item as Node, at)) };
    }
    if (!isScalar(node) || node.value === null) return { ...at, kind: 'null' };
    const { value, source } = node;
    if (typeof value === 'string') return { ...at, kind: 'string', text: value, value };
    const kind = typeof value === 'boolean' ? 'boolean' : 'number';
    return { ...at, kind, text: source ?? '', value };
  };

  return toMapping(root);
}

function listSources(value: Node, targets: AliasTargets): YAMLMap[] {
  const source = targets.get(value) ?? value;
  const items = isSeq(source) ? (source.items as Node[]) : [source];
  return items.map((item) => targets.get(item) ?? item).filter((item) => isMap(item));
}
