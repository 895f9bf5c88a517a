import { SaxesParser } from 'saxes';

/** An element of an XML document. */
export interface XmlElement {
  /** The qualified name, with its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** The text of its direct text nodes. */
  text: string;
}

/** Parses XML strictly: input that is not well-formed, or uses an undeclared prefix, is an error. */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open: XmlElement[] = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value] as const);
    const element: XmlElement = { name, attributes: Object.fromEntries(values), children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (part: string) => {
    const parent = open.at(-1);
    if (parent) parent.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  const [document] = root.children;
  if (!document) throw new Error('The document is empty.');
  return document;
}

/** The child elements with a name. */
export function childrenOf(parent: XmlElement | undefined, name: string): XmlElement[] {
  return parent?.children.filter((child) => child.name === name) ?? [];
}

/** The text of the only child element with a name; null if there is none. */
export function textOf(parent: XmlElement | undefined, name: string): string | null {
  const [child, ...others] = childrenOf(parent, name);
  if (others.length > 0) throw new Error(`There are several <${name}>.`);
  return child?.text ?? null;
}
