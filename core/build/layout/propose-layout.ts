import type { FrontMatterForm, Layout, Preset } from './layout';
import { placeFile } from './place-file';
import type { Recognized } from './recognize-preset';
import type { Dialect, Survey } from './survey';

/** A key of `casebook.yml` with its value, and how many files ask for it. */
export interface ProposedKey {
  readonly key: string;
  readonly value: unknown;
  /** What asks for it: files, or the tool that was recognised. */
  readonly because: { readonly files: number } | { readonly evidence: readonly string[] };
}

/** What is looked at to propose a layout. */
export interface Proposal {
  readonly recognized: Recognized | null;
  readonly survey: Survey;
  /** All Markdown files, whatever their endings. */
  readonly paths: readonly string[];
  /** The layout of a preset. */
  readonly layoutOf: (preset: Preset | null) => Layout;
}

/** The share of the sampled files that have to use a syntax before it counts; fewer are code or a slip. */
const likely = 0.01;

/** The share of the Markdown outside the folders of the preset from which that is content as well. */
const manyElsewhere = 0.1;

/** The same for syntax that other texts have by chance: `[[…]]` in code, `<Name>` for a value to fill in. */
const likelyByChance = 0.05;

/** Proposes the keys of `casebook.yml`: a preset, and what the files need besides it. In the order of the documentation. */
export function proposeLayout({ recognized, survey, paths, layoutOf }: Proposal): ProposedKey[] {
  const keys: ProposedKey[] = [];
  const propose = (key: string, value: unknown, files: number) => {
    keys.push({ key, value, because: { files } });
  };
  const isPlain = survey.withoutFrontMatter > survey.files / 2;
  const preset = recognized?.preset ?? (isPlain ? 'plain' : null);
  const base = layoutOf(preset);
  if (recognized) keys.push({ key: 'preset', value: preset, because: { evidence: recognized.evidence } });
  else if (preset) propose('preset', preset, survey.withoutFrontMatter);

  const elsewhere = paths.filter((path) => placeFile(path, base) === 'elsewhere' && path.includes('/'));
  if (elsewhere.length > paths.length * manyElsewhere) {
    const folders = [...new Set(elsewhere.map((path) => path.slice(0, path.indexOf('/'))))].sort();
    const added = Object.fromEntries(folders.map((folder) => [folder, '*']));
    propose('collections', { ...base.collections, ...added }, elsewhere.length);
  }
  const inRoot = paths.filter((path) => !path.includes('/'));
  if (base.root === null && base.collections['.'] === '*' && inRoot.length > 0)
    propose('root', 'pages', inRoot.length);
  const pages = paths.filter((path) => indexNames.includes(stemOf(path)));
  const missing = indexNames.filter((name) => !base.index.includes(name));
  const found = missing.filter((name) => pages.some((path) => stemOf(path) === name));
  if (found.length > 0) propose('index', [...base.index, ...found], pages.length);
  const known = base.endings.map((ending) => ending.toLowerCase());
  const endings = [...new Set(paths.map(endingOf))]
    .filter((ending) => !known.includes(ending.toLowerCase()))
    .sort();
  if (endings.length > 0)
    propose(
      'endings',
      [...base.endings, ...endings],
      paths.filter((path) => endings.includes(endingOf(path))).length,
    );
  const deep = paths.filter((path) => path.split('/').length > 2);
  if (base.folders === 'flat' && deep.length > 0) propose('folders', 'deep', deep.length);
  if (base.frontMatter === 'required' && survey.withoutFrontMatter > 0)
    propose('frontMatter', 'optional', survey.withoutFrontMatter);
  const forms = (Object.keys(survey.forms) as FrontMatterForm[]).filter(
    (form) => survey.forms[form] > 0 && !base.forms.includes(form),
  );
  if (forms.length > 0)
    propose('forms', [...base.forms, ...forms], Math.max(...forms.map((form) => survey.forms[form])));
  if (survey.datedByName > 0 && !base.date.includes('file-name'))
    propose('date', [...base.date, 'file-name'], survey.datedByName);
  return keys;
}

const indexNames = ['index', 'readme', '_index'];

/** Lists the syntax that the files have besides CommonMark and GFM, with how many files have it. */
export function listDialects({ files, markdown }: Survey): [Dialect, number][] {
  return (Object.entries(markdown) as [Dialect, number][]).filter(([dialect, count]) => {
    const share = dialect === 'wikiLinks' || dialect === 'mdx' ? likelyByChance : likely;
    return count > 0 && count >= files * share;
  });
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function endingOf(path: string): string {
  const name = nameOf(path);
  return name.slice(name.lastIndexOf('.'));
}

function stemOf(path: string): string {
  const name = nameOf(path);
  return name.slice(0, name.lastIndexOf('.')).toLowerCase();
}
