import type { Root as HastRoot, RootContent } from 'hast';
import type { Nodes, Root as MdastRoot } from 'mdast';
import { createTagLimiter } from './limit-tags';
import { normalizeUrl } from './url-policy';

/** Html elements that raw html may have open at once. */
const maxOpenTags = 100;

const urlProperties = ['href', 'src', 'poster', 'cite'];

/** Limits the nesting of all raw html in a Markdown tree, in place, as one document. */
export function limitRawHtml(tree: MdastRoot): void {
  const limit = createTagLimiter(maxOpenTags);
  const walk = (node: Nodes): void => {
    if (node.type === 'html') node.value = limit(node.value);
    else if ('children' in node) node.children.forEach(walk);
  };
  walk(tree);
}

/** Normalises the addresses in a tree as a browser would, in place, so that the sanitiser judges what is followed. */
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
