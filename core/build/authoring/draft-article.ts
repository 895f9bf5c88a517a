import { toYamlLine } from '../text/to-yaml';
import { collapseSpace } from '../../model/text/fold';

/**
 * Writes the beginning of an article: front matter with what is known, and the keys that most articles have, empty.
 *
 * @param date the day, `YYYY-MM-DD`
 */
export function draftArticle(title: string, date: string, isDraft: boolean): string {
  const lines = [
    toYamlLine('title', collapseSpace(title)),
    `date: ${date}`,
    'description:',
    'categories: []',
    'tags: []',
    'authors: []',
    ...(isDraft ? ['draft: true'] : []),
  ];
  return `---\n${lines.join('\n')}\n---\n\n`;
}
