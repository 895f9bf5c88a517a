import { Document, Scalar } from 'yaml';
import { escapeHidden } from '../../model/text/hidden-characters';

const quoteTypes = { "'": Scalar.QUOTE_SINGLE, '"': Scalar.QUOTE_DOUBLE } as const;

/**
 * Writes one line of front matter, `key: value`. Parsers of YAML 1.2 and 1.1 read from it exactly this text or list of
 * texts. It has quotes only where YAML needs them.
 */
export function toYamlLine(key: string, value: string | readonly string[]): string {
  const written =
    typeof value === 'string'
      ? write(toScalar(value))
      : `[${value.map((item) => toYamlScalar(item)).join(', ')}]`;
  return `${toYamlScalar(key)}: ${written}`;
}

/**
 * Writes a text as one line of YAML that is valid as any value, inside brackets too.
 *
 * @param quote the preferred quotes; ignored where they cannot hold the text. @default quotes only where YAML needs them
 */
export function toYamlScalar(text: string, quote?: keyof typeof quoteTypes): string {
  return write([toScalar(text, quote)]).slice('['.length, -']'.length);
}

function toScalar(text: string, quote?: keyof typeof quoteTypes): Scalar {
  const scalar = new Scalar(text);
  // Only double quotes have escapes, which line breaks and invisible characters need.
  if (escapeHidden(text) !== text) scalar.type = Scalar.QUOTE_DOUBLE;
  else if (quote !== undefined) scalar.type = quoteTypes[quote];
  // Parsers differ in what they take for space.
  else if (text.trim() !== text) scalar.type = Scalar.QUOTE_SINGLE;
  return scalar;
}

function write(value: Scalar | readonly Scalar[]): string {
  // `compat` quotes what YAML 1.1 alone does not read as a text: `yes`, `2020-01-01`.
  const document = new Document(value, { schema: 'core', compat: 'yaml-1.1' });
  const text = document.toString({
    lineWidth: 0,
    singleQuote: true,
    doubleQuotedAsJSON: true,
    blockQuote: false,
    collectionStyle: value instanceof Scalar ? 'block' : 'flow',
    flowCollectionPadding: false,
  });
  return escapeHidden(text.replace(/\n$/u, ''), toEscape);
}

function toEscape(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
