/** One article in `llms.txt`. */
export interface LlmsEntry {
  readonly collection: string;
  readonly title: string;
  /** The path of its Markdown. */
  readonly path: string;
  /** Plain text. */
  readonly summary: string;
}

/** The content of `llms.txt`. */
interface LlmsIndex {
  readonly title: string;
  /** Newest first. */
  readonly entries: readonly LlmsEntry[];
  /** The number of all public articles, which may be more than `entries`. */
  readonly total: number;
  /** Further pages. */
  readonly links: readonly { readonly title: string; readonly path: string; readonly about: string }[];
}

/** Writes `llms.txt` (llmstxt.org): Markdown that lists the articles for language models, by collection. */
export function toLlmsText({ title, entries, total, links }: LlmsIndex): string {
  const collections = new Map<string, LlmsEntry[]>();
  for (const entry of entries)
    collections.set(entry.collection, [...(collections.get(entry.collection) ?? []), entry]);
  const named =
    entries.length < total
      ? `These are the ${entries.length} newest of ${total} articles; the list below has them all.`
      : `These are all of its ${total} articles.`;
  const sections = [...collections].map(
    ([collection, articles]) =>
      `## ${escapeMarkdown(collection)}\n\n${articles.map(({ title: name, path, summary }) => toLine(name, path, summary)).join('')}`,
  );
  const optional = links.map((link) => toLine(link.title, link.path, link.about)).join('');
  const head = `# ${escapeMarkdown(title)}\n\n> Articles in Markdown, newest first. ${named}`;
  return `${[head, ...sections.map((section) => section.trimEnd()), `## Optional\n\n${optional.trimEnd()}`].join('\n\n')}\n`;
}

function toLine(title: string, path: string, about: string): string {
  // URL encoding keeps parentheses, and Markdown ends a target at the first closing one.
  const target = path.replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));
  const note = about === '' ? '' : `: ${escapeMarkdown(about)}`;
  return `- [${escapeMarkdown(title)}](${target})${note}\n`;
}

/** Escapes a text as one line of Markdown. */
function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#]/g, '\\$&');
}
