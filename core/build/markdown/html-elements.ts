import { htmlTagNames } from 'html-tag-names';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements without content or end tag (HTML Standard, 13.1.2), obsolete ones included. */
export const voidElements = names(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);

/** Void elements that readers see something of, so that they are used in a sentence and not spoken of. */
export const visibleVoidElements = names('br hr img wbr');

/** Elements whose end tag may be left out, because what follows them ends them (HTML Standard, 13.1.2.4). */
export const impliedEndElements = names(
  'body caption colgroup dd dt head html li optgroup option p rb rp rt rtc tbody td tfoot th thead tr',
);

/** What each part of a list, table or annotation has to stand in; elsewhere the html parser ignores or moves it. */
export const parentOf: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    ...of('caption col colgroup tbody td tfoot th thead tr', 'table'),
    ...of('li', 'ul ol menu dir'),
    ...of('dd dt', 'dl'),
    ...of('rb rp rt rtc', 'ruby'),
  }),
);

/** Elements of running text; the html parser carries the older ones on into the next block. */
export const runningTextElements = names(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark nobr q ruby s samp small span strike strong ' +
    'sub sup time tt u var',
);

/** Elements that take the Markdown behind them with them: it is dropped, or read as characters or as another language. */
export const swallowingElements = names(
  'frameset iframe math noembed noframes noscript plaintext pre script select style svg template textarea title xmp',
);

/** Elements that show what their `src` names; their content is for browsers that cannot. */
export const sourcedElements = names('audio iframe video');

/** Elements whose content the html parser reads as characters (HTML Standard, 13.2.5.2 to 13.2.5.5). */
export const characterElements = names('iframe noembed noframes script style textarea title xmp');

const htmlNames: ReadonlySet<string> = new Set(htmlTagNames);

/** Says whether html has, or had, an element of this name; `T` of `List<T>` and components are none. */
export function isHtmlElement(name: string): boolean {
  return htmlNames.has(name);
}

function of(parts: string, parents: string): Record<string, ReadonlySet<string>> {
  return Object.fromEntries(parts.split(' ').map((part) => [part, names(parents)]));
}
