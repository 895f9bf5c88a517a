import { type FrontMatter, type Person } from '../../model/article/front-matter';
import type { Place } from '../../model/article/place';
import { checkTextSources } from './check-text-sources';
import { fitSummary } from './fit-summary';
import { type Field } from './front-matter-field';
import { frontMatterSchema, type FrontMatterKey } from './front-matter-schema';
import { readExtra } from './read-extra';
import { joinPeople } from './read-people';
import { checkPublicTimes } from './read-time';
import { type Report } from './report';
import { type YamlMapping } from './yaml-mapping';

/** Where a key that is not there would stand: the first line after the dashes. */
const nowhere: Place = { line: 2, column: 1 };

/**
 * Reads the checked front matter of an article from its YAML.
 *
 * The result is complete whatever was written; an error among the reports says that it must not be served.
 */
export function readFrontMatter(entries: YamlMapping, report: Report): FrontMatter {
  const toField = (key: FrontMatterKey): Field => {
    const value = entries.get(key)?.value ?? { ...nowhere, kind: 'null' };
    return { key, value, report };
  };
  const readPeople = (
    people: 'authors' | 'translators',
    links: 'authorslink' | 'translatorslink',
  ): Person[] => {
    const field = toField(people);
    const names = frontMatterSchema[people].read(field);
    // Empty and repeated names keep their place beside the links.
    const count = field.value.kind === 'list' ? field.value.toItems().length : names.length;
    return joinPeople(names, frontMatterSchema[links].read(toField(links)), { people, links }, count, report);
  };

  const date = frontMatterSchema.date.read(toField('date'));
  const publishAt = frontMatterSchema.publishAt.read(toField('publishAt'));
  const unpublishAt = frontMatterSchema.unpublishAt.read(toField('unpublishAt'));
  if (isAbsent(toField('date'))) report('date-missing', nowhere, {}, 'date: 2020-06-23');
  checkPublicTimes({ date, publishAt, unpublishAt }, toField('unpublishAt').value, report);
  checkTextSources(entries, report);
  const draft = frontMatterSchema.draft.read(toField('draft'));

  const frontMatter: FrontMatter = {
    title: frontMatterSchema.title.read(toField('title')),
    date,
    publishAt,
    unpublishAt,
    updated: frontMatterSchema.updated.read(toField('updated')),
    description: frontMatterSchema.description.read(toField('description')),
    thumbnail: frontMatterSchema.thumbnail.read(toField('thumbnail')),
    keywords: frontMatterSchema.keywords.read(toField('keywords')),
    categories: frontMatterSchema.categories.read(toField('categories')),
    tags: frontMatterSchema.tags.read(toField('tags')),
    authors: readPeople('authors', 'authorslink'),
    translators: readPeople('translators', 'translatorslink'),
    aliases: frontMatterSchema.aliases.read(toField('aliases')),
    slug: frontMatterSchema.slug.read(toField('slug')),
    draft,
    outdated: frontMatterSchema.outdated.read(toField('outdated')),
    extra: readExtra(entries, Object.keys(frontMatterSchema), draft, report),
  };
  return fitSummary(frontMatter, (key) => entries.get(key)?.keyPlace ?? nowhere, report);
}

/** True for a key that is missing or left empty. */
function isAbsent({ value }: Field): boolean {
  return value.kind === 'null' || (value.kind === 'string' && value.text.trim() === '');
}
