import { parse, TomlDate, TomlError } from 'smol-toml';
import type { SourcePosition } from '../../model/article/source-position';
import { type Report } from './report';
import type { YamlMapping, YamlValue } from './yaml-mapping';

/**
 * Parses TOML 1.0 into the same values as YAML. Never throws. Values stand where the block begins, because the parser does
 * not tell where they are.
 *
 * @param lineOffset the number of lines of the file above `text`
 * @returns null when the text cannot be used; the reason is reported
 */
export function parseToml(text: string, lineOffset: number, report: Report): YamlMapping | null {
  const place: SourcePosition = { line: lineOffset + 1, column: 1 };
  try {
    return toMapping(parse(text, { maxDepth: 50 }), place);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [problem = ''] = error.message.split('\n');
    return report('toml-syntax', { line: error.line + lineOffset, column: error.column }, { problem });
  }
}

function toMapping(table: object, place: SourcePosition): YamlMapping {
  return new Map(
    Object.entries(table).map(([key, value]) => [
      key,
      { key, keyPlace: place, value: toValue(value, place) },
    ]),
  );
}

function toValue(value: unknown, place: SourcePosition): YamlValue {
  if (typeof value === 'boolean') return { ...place, kind: 'boolean', text: String(value), value };
  if (typeof value === 'number' || typeof value === 'bigint')
    return { ...place, kind: 'number', text: String(value), value };
  if (Array.isArray(value))
    return { ...place, kind: 'list', toItems: () => value.map((item) => toValue(item, place)) };
  if (value instanceof TomlDate) {
    const text = value.toISOString();
    return { ...place, kind: 'string', text, value: text };
  }
  if (typeof value === 'object' && value !== null)
    return { ...place, kind: 'mapping', toMapping: () => toMapping(value, place) };
  return { ...place, kind: 'string', text: String(value), value };
}
