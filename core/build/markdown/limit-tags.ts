/** Void elements, and those that the html parser closes by itself when the next one begins. */
const unnested = new Set(
  (
    'area base br col embed hr img input link meta source track wbr param ' +
    'li p dt dd tr td th thead tbody tfoot option optgroup colgroup caption rp rt'
  ).split(' '),
);

const tag = /<(\/?)([a-zA-Z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^"'>])*>/g;

/**
 * Makes a filter for the raw html of one document, called with one piece after the other, that drops opening tags
 * once `maxOpen` elements are open.
 *
 * The html parser and what follows it recurse, so nesting has to end before it begins. Text between tags stays.
 */
export function createTagLimiter(maxOpen: number): (html: string) => string {
  let open = 0;
  return (html) =>
    html.replace(tag, (whole, slash: string, name: string) => {
      if (unnested.has(name.toLowerCase())) return whole;
      if (slash === '/') {
        open = Math.max(0, open - 1);
        return whole;
      }
      if (open >= maxOpen) return '';
      open += 1;
      return whole;
    });
}
