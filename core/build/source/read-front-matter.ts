import { type FrontMatter } from '../../model/article/front-matter';
import type { SourcePosition } from '../../model/article/source-position';
import { defaultLayout, type Layout } from '../layout/layout';
import { checkTextSources } from './check-text-sources';
import { fitSummary } from './fit-summary';
import { type Field } from './front-matter-field';
import {
  frontMatterKeys,
  frontMatterSchema,
  type FrontMatterKey,
  type FrontMatterValues,
} from './front-matter-schema';
import { readExtra } from './read-extra';
import { type ListItem } from './read-list';
import { joinPeople, type Link } from './read-people';
import { checkPublicTimes } from './read-time';
import { type Report } from './report';
import { isBlank, type YamlMapping } from './yaml-mapping';

/** The position of a missing key: the first line after the dashes. */
const blockStart: SourcePosition = { line: 2, column: 1 };

/**
 * Reads the checked front matter of an article from its YAML.
 *
 * The result is complete whatever was written; an error among the reports means that it must not be served.
 */
export function readFrontMatter(
  entries: YamlMapping,
  report: Report,
  { frontMatter: form, publication }: Pick<Layout, 'frontMatter' | 'publication'> = defaultLayout,
): FrontMatter {
  const toField = (key: FrontMatterKey): Field => {
    const value = entries.get(key)?.value ?? { ...blockStart, kind: 'null' };
    return { key, value, report };
  };
  checkTextSources(entries, report);
  const read = frontMatterKeys.map((key) => [key, frontMatterSchema[key].read(toField(key))]);
  // Each value comes from the reader of its key, which has the type that the schema demands.
  const { authors, authorslink, translators, translatorslink, ...values } = Object.fromEntries(
    read,
  ) as FrontMatterValues;
  if (form === 'required' && isBlank(toField('date').value))
    report('date-missing', blockStart, {}, 'date: 2020-06-23');
  checkPublicTimes(values, toField('unpublishAt').value, report);

  const join = (people: 'authors' | 'translators', names: readonly ListItem[], links: readonly Link[]) => {
    const { value } = toField(people);
    // Names that were left out as empty or repeated still count: links belong to names by position.
    const count = value.kind === 'list' ? value.toItems().length : names.length;
    return joinPeople(names, links, { people, links: `${people}link` }, count, report);
  };
  const hidden: string[] | null = publication === null ? null : [];
  const extra = readExtra(entries, frontMatterKeys, values.draft, report, hidden);
  const frontMatter: FrontMatter = {
    ...values,
    // Whatever the key means there, it does not make the article public.
    draft: values.draft || (hidden?.length ?? 0) > 0,
    authors: join('authors', authors, authorslink),
    translators: join('translators', translators, translatorslink),
    extra,
  };
  return fitSummary(frontMatter, (key) => entries.get(key)?.keyPlace ?? blockStart, report);
}
