/** Containers kept on one line. Nobody reads deeper, and the parser's cost grows with the square of the depth. */
const maxContainers = 60;

/** Columns of indentation kept before a list marker: what `maxContainers` nested lists need. */
const maxIndent = maxContainers * 2;

const containers = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;
const container = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/g;
const thematicBreak = /^[ \t]*(?:(?:\*[ \t]*)+|(?:-[ \t]*)+)$/;
const fence = /^[ \t>]*(`{3,}|~{3,})/;

/**
 * Caps the quotes and lists that one line of Markdown can be nested in, so that parsing stays fast and shallow.
 *
 * No line is added or removed and no text is lost, only markers and indentation beyond the cap; ordinary text is
 * returned as it is. Fenced code is left alone.
 */
export function limitSource(markdown: string): string {
  // A line with that many containers is at least this long; most bodies have no candidate at all.
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
  // One character more, because a list marker is one only before a space.
  const kept = (line.slice(0, prefix.length + 1).match(container) ?? []).slice(0, maxContainers).join('');
  const indent = /^[ \t]*/.exec(kept)?.[0] ?? '';
  return (indent.length > maxIndent ? indent.slice(0, maxIndent) + kept.slice(indent.length) : kept) + rest;
}
