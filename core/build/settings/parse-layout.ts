import { Value } from '@sinclair/typebox/value';
import { fileStart } from '../../model/article/source-position';
import type { Finding } from '../finding/finding';
import { parseYaml } from '../source/parse-yaml';
import { createReport, type Report } from '../source/report';
import { maxFrontMatterBytes } from '../source/split-front-matter';
import type { YamlEntry, YamlMapping, YamlValue } from '../source/yaml-mapping';
import type { Layout, Preset } from '../layout/layout';
import { layoutOf, type HasFolder } from '../layout/presets';
import { settings, settingsFile, type SettingKey } from './settings';

/**
 * Parses `casebook.yml`. It never throws: a key that is unusable is left out, with an error, because the folder could then
 * show what it should not.
 *
 * @param has whether the content directory has a folder
 */
export function parseLayout(text: string, has: HasFolder): { layout: Layout; findings: readonly Finding[] } {
  const { findings, report } = createReport(settingsFile);
  const values = new Map<SettingKey, unknown>();
  for (const entry of readRoot(text, report).values()) {
    const value = readSetting(entry, report);
    if (value !== undefined) values.set(entry.key as SettingKey, value);
  }
  // Checked by the schemas of the keys, which have the types of a layout.
  const { preset, index, ...parts } = Object.fromEntries(values) as Partial<Layout> & {
    readonly preset?: Preset;
  };
  const base = layoutOf(preset ?? null, has);
  const layout = {
    ...base,
    ...parts,
    isDeclared: values.size > 0,
    index: (index ?? base.index).map((name) => name.toLowerCase()),
    rename: { ...base.rename, ...parts.rename },
  };
  return { layout, findings };
}

function readRoot(text: string, report: Report): YamlMapping {
  const nothing: YamlMapping = new Map();
  if (text.length > maxFrontMatterBytes) {
    report('settings-unusable', fileStart, {
      problem: { phrase: 'taxonomy-too-large', facts: { limit: maxFrontMatterBytes / 1024 } },
    });
    return nothing;
  }
  if (text.split('\n').every((line) => /^\s*(?:#.*)?$/u.test(line))) return nothing;
  const yaml = createReport(settingsFile);
  const root = parseYaml(text, 0, yaml.report);
  for (const finding of yaml.findings)
    report('settings-unusable', finding, { problem: { rule: finding.rule, facts: finding.facts } });
  return root ?? nothing;
}

/** The value of a key; undefined, with a finding, if the key or the value is unusable. */
function readSetting({ key, keyPlace, value }: YamlEntry, report: Report): unknown {
  if (!Object.hasOwn(settings, key)) {
    report('settings-unknown-key', keyPlace, { key, known: Object.keys(settings).join(', ') });
    return undefined;
  }
  const { schema, example } = settings[key as SettingKey];
  const json = toJson(value);
  if (Value.Check(schema, json)) return json;
  report('settings-wrong-value', value, { key, example: `${key}: ${example}` }, `${key}: ${example}`);
  return undefined;
}

/** A value as JSON. The YAML has been checked: its aliases expand to a bounded number of nodes. */
function toJson(value: YamlValue): unknown {
  switch (value.kind) {
    case 'null':
      return null;
    case 'boolean':
      return value.value === true;
    case 'list':
      return value.toItems().map(toJson);
    case 'mapping':
      return Object.fromEntries(
        [...value.toMapping().values()].map((entry) => [entry.key, toJson(entry.value)]),
      );
    case 'number':
    case 'string':
      return value.text;
  }
}
