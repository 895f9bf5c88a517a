import { SaxesParser, type SaxesTagNS } from 'saxes';
import { textAt } from './bytes';

/** An element of XML by its start tag: names with their namespaces, values with their references resolved. */
export type XmlElement = SaxesTagNS;

/** No value of an entity is longer than this: a document is not to grow by what it defines. */
const maxEntityLength = 100;

/** How much of the document's own declarations is read for entities. */
const maxDoctypeLength = 16 * 1024;

/**
 * What may stand in a document's own declarations: `<!ENTITY name "value">`, and what hides such a text (comments,
 * instructions, other literals). Entities of parameters (`%`) and those of other files (`SYSTEM`) are none of them.
 */
const declarations =
  /<!--[^]*?-->|<\?[^]*?\?>|<!ENTITY\s+([^\s%&;"'<>]+)\s+(?:"([^"]*)"|'([^']*)')|"[^"]*"|'[^']*'/g;

/**
 * Visits the elements of an XML document in order, until the visitor returns false. Nothing is fetched, and entities of
 * the document are replaced by at most 100 characters each.
 *
 * @throws Error where the document is not well-formed, or uses a prefix or an entity that it does not declare, as far as
 * it was read: what follows the last visited element is not looked at
 */
export function visitElements(bytes: Uint8Array, visit: (element: XmlElement) => boolean): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const seen = { isEnough: false };
  parser.on('error', (error) => {
    if (!seen.isEnough) throw error;
  });
  parser.on('doctype', (doctype) => {
    for (const [, name, double, single] of doctype.slice(0, maxDoctypeLength).matchAll(declarations)) {
      const value = resolveReferences(double ?? single ?? '', parser.ENTITIES);
      // Of two declarations of one name the first holds (XML 1.0, 4.2).
      if (name !== undefined && value.length <= maxEntityLength) parser.ENTITIES[name] ??= value;
    }
  });
  parser.on('opentag', (element) => {
    seen.isEnough ||= !visit(element);
  });
  const text = decodeXml(bytes);
  const step = 4096;
  for (let i = 0; i < text.length && !seen.isEnough; i += step) parser.write(text.slice(i, i + step));
}

/** Replaces references to what is declared before; others stay as they are written. */
function resolveReferences(value: string, entities: Readonly<Record<string, string>>): string {
  return value.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([^\s&;#]{1,100}));/gi,
    (whole, hex, decimal, name) => {
      if (typeof name === 'string') return entities[name] ?? whole;
      const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Decodes by the byte order mark, else by the first bytes, else by the declaration, else as UTF-8 (XML 1.0, F). */
function decodeXml(bytes: Uint8Array): string {
  const start = textAt(bytes, 0, 200);
  if (/^(?:\xfe\xff|\0<)/.test(start)) return new TextDecoder('utf-16be').decode(bytes);
  if (/^(?:\xff\xfe|<\0)/.test(start)) return new TextDecoder('utf-16le').decode(bytes);
  const [, declared = 'utf-8'] = /^<\?xml\b[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(start) ?? [];
  // A declaration that can be read byte by byte is in no encoding of two bytes, whatever it says.
  const label = /^(?:utf-?(?:16|32)|ucs|iso-10646)/i.test(declared) ? 'utf-8' : declared;
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
