import { Document, Scalar } from 'yaml';
import { escapeHidden } from '../../model/text/hidden-characters';

const quoteTypes = { "'": Scalar.QUOTE_SINGLE, '"': Scalar.QUOTE_DOUBLE } as const;

/**
 * Writes a line of front matter, `key: value`, that is read as exactly this text or list of texts, by readers of YAML 1.2
 * and of 1.1. It is one line, and has quotes only where YAML needs them.
 */
export function toYamlLine(key: string, value: string | readonly string[]): string {
  const written =
    typeof value === 'string'
      ? write(toScalar(value))
      : `[${value.map((item) => toYamlScalar(item)).join(', ')}]`;
  return `${toYamlScalar(key)}: ${written}`;
}

/**
 * Writes a text as one line of YAML that may stand wherever a value may, within brackets too.
 *
 * @param quote the quotes to put around it, unless they cannot hold it. @default none, where YAML needs none
 */
export function toYamlScalar(text: string, quote?: keyof typeof quoteTypes): string {
  return write([toScalar(text, quote)]).slice('['.length, -']'.length);
}

function toScalar(text: string, quote?: keyof typeof quoteTypes): Scalar {
  const scalar = new Scalar(text);
  // Only double quotes have escapes, which line breaks and invisible characters need.
  if (escapeHidden(text) !== text) scalar.type = Scalar.QUOTE_DOUBLE;
  else if (quote !== undefined) scalar.type = quoteTypes[quote];
  // Readers differ in what they take for space.
  else if (text.trim() !== text) scalar.type = Scalar.QUOTE_SINGLE;
  return scalar;
}

function write(value: Scalar | readonly Scalar[]): string {
  // `compat` quotes what only YAML 1.1 takes for something else than a text: `yes`, `2020-01-01`.
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
