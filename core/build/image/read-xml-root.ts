import { SaxesParser, type SaxesTagNS } from 'saxes';
import { textAt } from './bytes';

/** The longest value of an entity. It bounds how much a document can grow by its own entities. */
const maxEntityLength = 100;

/** How many characters of the DOCTYPE are searched for entities. */
const maxDoctypeLength = 16 * 1024;

/**
 * Matches `<!ENTITY name "value">` in a DOCTYPE, and constructs in which such text is not a declaration (comments,
 * processing instructions, other literals). Parameter entities (`%`) and external entities (`SYSTEM`) do not match.
 */
const declarations =
  /<!--[^]*?-->|<\?[^]*?\?>|<!ENTITY\s+([^\s%&;"'<>]+)\s+(?:"([^"]*)"|'([^']*)')|"[^"]*"|'[^']*'/g;

/**
 * Reads the start tag of the root element of an XML document, with namespaces, and with references resolved. External
 * entities are not fetched.
 *
 * Null if the document up to there is not well-formed, or uses an undeclared prefix or entity.
 */
export function readXmlRoot(bytes: Uint8Array): SaxesTagNS | null {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const found: { root: SaxesTagNS | null } = { root: null };
  parser.on('error', (error) => {
    if (found.root === null) throw error;
  });
  parser.on('doctype', (doctype) => {
    for (const [, name, double, single] of doctype.slice(0, maxDoctypeLength).matchAll(declarations)) {
      const value = resolveReferences(double ?? single ?? '', parser.ENTITIES);
      // The first declaration of a name is binding (XML 1.0, 4.2).
      if (name !== undefined && value.length <= maxEntityLength) parser.ENTITIES[name] ??= value;
    }
  });
  parser.on('opentag', (element) => {
    found.root ??= element;
  });
  const text = decodeXml(bytes);
  const step = 4096;
  try {
    for (let i = 0; i < text.length && found.root === null; i += step) parser.write(text.slice(i, i + step));
  } catch {
    return null;
  }
  return found.root;
}

/** Replaces character references and references to entities declared so far. Others stay as written. */
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

/** Decodes a document by its byte order mark, first bytes or declaration, else as UTF-8 (XML 1.0, appendix F). */
function decodeXml(bytes: Uint8Array): string {
  const start = textAt(bytes, 0, 200);
  if (/^(?:\xfe\xff|\0<)/.test(start)) return new TextDecoder('utf-16be').decode(bytes);
  if (/^(?:\xff\xfe|<\0)/.test(start)) return new TextDecoder('utf-16le').decode(bytes);
  const [, declared = 'utf-8'] = /^<\?xml\b[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(start) ?? [];
  // The declaration was readable byte by byte, so a multi-byte encoding in it is wrong.
  const label = /^(?:utf-?(?:16|32)|ucs|iso-10646)/i.test(declared) ? 'utf-8' : declared;
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
