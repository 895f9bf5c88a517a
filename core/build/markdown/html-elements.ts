import { htmlTagNames } from 'html-tag-names';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements without content or end tag (HTML Standard, 13.1.2), obsolete ones included. */
export const voidElements = names(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);

/** Void elements that are visible, so a sentence uses them rather than mentions them. */
export const visibleVoidElements = names('br hr img wbr');

/** Elements with an optional end tag (HTML Standard, 13.1.2.4). */
export const impliedEndElements = names(
  'body caption colgroup dd dt head html li optgroup option p rb rp rt rtc tbody td tfoot th thead tr',
);

/** The elements that a part of a list, table or annotation must be in. Elsewhere the HTML parser ignores or moves it. */
export const parentOf: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    ...of('caption col colgroup tbody td tfoot th thead tr', 'table'),
    ...of('li', 'ul ol menu dir'),
    ...of('dd dt', 'dl'),
    ...of('rb rp rt rtc', 'ruby'),
  }),
);

/** Elements of running text. The HTML parser continues the older ones, such as `b`, in the next block. */
export const runningTextElements = names(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark nobr q ruby s samp small span strike strong ' +
    'sub sup time tt u var',
);

/** Elements whose content is not shown as Markdown: it is dropped, or read as characters or another language. */
export const swallowingElements = names(
  'frameset iframe math noembed noframes noscript plaintext pre script select style svg template textarea title xmp',
);

/** Elements that show the resource at `src`. Their content is a fallback. */
export const sourcedElements = names('audio iframe video');

/** Elements whose content is only characters (HTML Standard, 13.2.5.2 to 13.2.5.5). */
export const characterElements = names('iframe noembed noframes script style textarea title xmp');

const htmlNames: ReadonlySet<string> = new Set(htmlTagNames);

/** Whether HTML has or had an element of this name. The `T` of `List<T>` and components are not elements. */
export function isHtmlElement(name: string): boolean {
  return htmlNames.has(name);
}

function of(parts: string, parents: string): Record<string, ReadonlySet<string>> {
  return Object.fromEntries(parts.split(' ').map((part) => [part, names(parents)]));
}
