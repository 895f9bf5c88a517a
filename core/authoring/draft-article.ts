import { stringify } from 'yaml';

/**
 * Writes the beginning of an article: front matter with what is known, and the keys that most articles have, empty.
 *
 * @param date the day, `YYYY-MM-DD`
 */
export function draftArticle(title: string, date: string, isDraft: boolean): string {
  const lines = [
    stringify({ title }, { lineWidth: 0 }).trimEnd(),
    `date: ${date}`,
    'description:',
    'categories: []',
    'tags: []',
    'authors: []',
    ...(isDraft ? ['draft: true'] : []),
  ];
  return `---\n${lines.join('\n')}\n---\n\n`;
}
