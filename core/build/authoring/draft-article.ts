import { collapseSpace } from '../../model/text/fold';
import { toYamlLine } from '../text/to-yaml';

/**
 * Returns the front matter of a new article: title and date, and empty values for the keys that most articles have.
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
