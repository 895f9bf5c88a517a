/** What XML 1.0 cannot hold, not even as a reference (section 2.2): most control characters, U+FFFE and halves of pairs. */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Readers of XML turn these into line feeds and spaces where they stand as they are.
  '\r': '&#xD;',
  '\n': '&#xA;',
  '\t': '&#x9;',
};

/** The declaration that every document begins with. */
export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Makes a text fit to stand between tags; characters that XML cannot hold are dropped, as no reader would take the rest. */
export function escapeXml(text: string): string {
  return text.replace(illegal, '').replace(/[&<>"\r]/g, (character) => references[character] ?? '');
}

/** Writes an element around parts that are XML already, each on a line of its own; empty parts are left out. */
export function element(
  name: string,
  parts: readonly string[],
  attributes: Readonly<Record<string, string>> = {},
): string {
  const inner = parts.filter((part) => part !== '').join('\n');
  const start = `${name}${writeAttributes(attributes)}`;
  return inner === '' ? `<${start}/>` : `<${start}>\n${inner}\n</${name}>`;
}

/** Writes an element that holds a text; nothing for null. */
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
