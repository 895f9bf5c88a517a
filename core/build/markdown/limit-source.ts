/** Containers (quotes and list items) per line. The parser's time grows with the square of the depth. */
const maxContainers = 60;

/** Columns of indentation before a list marker, enough for `maxContainers` nested lists. */
const maxIndent = maxContainers * 2;

const container = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/g;
const containers = new RegExp(`^(?:${container.source})+`);
const thematicBreak = /^[ \t]*(?:(?:\*[ \t]*)+|(?:-[ \t]*)+)$/;
const fence = /^[ \t>]*(`{3,}|~{3,})/;

/**
 * Limits the nesting of quotes and lists in each line of Markdown, so that parsing stays fast and shallow.
 *
 * It removes only markers and indentation beyond the limit. Other text, line numbers and fenced code do not change.
 */
export function limitSource(markdown: string): string {
  // Most bodies do not have a line with so many containers.
  if (!/^[ \t]{120}|^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){61}/m.test(markdown)) return markdown;
  let openFence: string | null = null;
  return markdown
    .split('\n')
    .map((line) => {
      const limited = openFence === null ? limitLine(line) : line;
      const marker = fence.exec(limited)?.[1];
      if (marker !== undefined) {
        if (openFence === null) openFence = marker;
        else if (marker.startsWith(openFence)) openFence = null;
      }
      return limited;
    })
    .join('\n');
}

function limitLine(line: string): string {
  const prefix = containers.exec(line)?.[0];
  if (prefix === undefined || thematicBreak.test(line)) return line;
  const rest = line.slice(prefix.length);
  // Include the next character, because a list marker must be followed by a space.
  const kept = (line.slice(0, prefix.length + 1).match(container) ?? []).slice(0, maxContainers).join('');
  const indent = /^[ \t]*/.exec(kept)?.[0] ?? '';
  return (indent.length > maxIndent ? indent.slice(0, maxIndent) + kept.slice(indent.length) : kept) + rest;
}
