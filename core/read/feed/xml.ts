/** Characters that XML 1.0 does not allow, not even as a reference (2.2): most control characters, U+FFFE, lone surrogates. */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // XML parsers would normalise these to line feeds and spaces (2.11, 3.3.3).
  '\r': '&#xD;',
  '\n': '&#xA;',
  '\t': '&#x9;',
};

/** The declaration at the beginning of every document. */
export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Escapes a text for element content. Drops characters that XML does not allow, because a parser would reject it. */
export function escapeXml(text: string): string {
  return text.replace(illegal, '').replace(/[&<>"\r]/g, (character) => references[character] ?? '');
}

/** Writes an element with parts that are XML, each on its own line; empty parts are omitted. */
export function element(
  name: string,
  parts: readonly string[],
  attributes: Readonly<Record<string, string>> = {},
): string {
  const inner = parts.filter((part) => part !== '').join('\n');
  const start = `${name}${writeAttributes(attributes)}`;
  return inner === '' ? `<${start}/>` : `<${start}>\n${inner}\n</${name}>`;
}

/** Writes an element with a text; an empty string for null. */
export function textElement(
  name: string,
  text: string | null,
  attributes: Readonly<Record<string, string>> = {},
): string {
  return text === null ? '' : `<${name}${writeAttributes(attributes)}>${escapeXml(text)}</${name}>`;
}

function writeAttributes(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');
}

function escapeAttribute(value: string): string {
  return escapeXml(value).replace(/[\t\n]/g, (character) => references[character] ?? '');
}
