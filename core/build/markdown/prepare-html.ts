import type { Root as HastRoot, RootContent } from 'hast';
import type { Nodes, Root as MdastRoot } from 'mdast';
import { impliedEndElements, voidElements } from './html-elements';
import { normalizeUrl } from './url-policy';

/** HTML elements that raw HTML may have open at once. */
const maxOpenTags = 100;

const tag = /<(\/?)([a-zA-Z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^"'>])*>/g;
const urlProperties = ['href', 'src', 'poster', 'cite'];

/**
 * Removes start tags from the raw HTML of a Markdown tree, in place, once {@link maxOpenTags} elements are open. The HTML
 * parser and the steps after it recurse, so nesting must be limited before them. Text between tags stays.
 */
export function limitRawHtml(tree: MdastRoot): void {
  let open = 0;
  const limitTag = (whole: string, slash: string, name: string): string => {
    const lowerCase = name.toLowerCase();
    // These are empty, or the parser closes them when the next one begins.
    if (voidElements.has(lowerCase) || impliedEndElements.has(lowerCase)) return whole;
    if (slash === '' && open >= maxOpenTags) return '';
    open = slash === '' ? open + 1 : Math.max(0, open - 1);
    return whole;
  };
  const walk = (node: Nodes): void => {
    if (node.type === 'html') node.value = node.value.replace(tag, limitTag);
    else if ('children' in node) node.children.forEach(walk);
  };
  walk(tree);
}

/** Normalises the URLs in a tree, in place, so that the sanitiser checks what a browser would open. */
export function normalizeUrls(tree: HastRoot): void {
  const walk = (node: RootContent | HastRoot): void => {
    if (node.type === 'element') {
      for (const name of urlProperties) {
        const url = node.properties[name];
        if (typeof url === 'string') node.properties[name] = normalizeUrl(url);
      }
    }
    if ('children' in node) node.children.forEach(walk);
  };
  walk(tree);
}
