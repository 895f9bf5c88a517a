import { defaultLayout, type Layout, type Preset } from './layout';

/** What a preset sets; the rest is as without `casebook.yml`. */
type PresetParts = Partial<Layout>;

/** Whether the content directory has a folder at a path: presets fit the root of a project and its content folder. */
export type HasFolder = (path: string) => boolean;

/** The keys of front matter that tools have for ours. */
const commonNames = {
  author: 'authors',
  category: 'categories',
  tag: 'tags',
  summary: 'description',
  excerpt: 'description',
  lastmod: 'updated',
  last_modified_at: 'updated',
  lastUpdated: 'updated',
  image: 'thumbnail',
  cover: 'thumbnail',
  redirect_from: 'aliases',
  publishDate: 'publishAt',
  expiryDate: 'unpublishAt',
  pubDate: 'date',
  pubDatetime: 'date',
  created: 'date',
  'date created': 'date',
  'date updated': 'updated',
} as const;

/** Pages for those who work on a repository, not for the readers of its site. */
const forContributors = [
  '/README*.md',
  '/readme.md',
  '/CONTRIBUTING*.md',
  '/CODE_OF_CONDUCT*.md',
  '/CHANGELOG*.md',
  '/LICENSE*.md',
  '/SECURITY.md',
  '/CLAUDE.md',
  '/AGENTS.md',
];

/** Files of all folders below, whatever their front matter. */
const deep: PresetParts = {
  folders: 'deep',
  root: 'pages',
  frontMatter: 'optional',
  date: ['front-matter', 'file-name'],
  rename: commonNames,
};

const documents: PresetParts = { ...deep, index: ['index', 'readme'] };

/** The first of some folders that is there, as the place of all collections; else the content directory. */
function within(has: HasFolder, ...folders: readonly string[]): Layout['collections'] {
  const found = folders.filter(has);
  return Object.fromEntries((found.length > 0 ? found : ['.']).map((folder) => [folder, '*']));
}

const presetParts: Readonly<Record<Preset, (has: HasFolder) => PresetParts>> = {
  hexo: (has) => ({
    ...deep,
    index: ['index'],
    collections: has('source')
      ? { source: '*', 'source/_posts': 'posts', 'source/_drafts': 'posts' }
      : { '.': '*', _posts: 'posts', _drafts: 'posts' },
    drafts: ['_drafts'],
    ignore: ['/themes', '/scaffolds', '_data'],
    publication: 'hexo',
  }),
  jekyll: (has) => ({
    ...deep,
    endings: ['.md', '.markdown'],
    index: ['index'],
    collections: has('docs/_posts')
      ? { docs: '*', 'docs/_posts': 'posts', 'docs/_drafts': 'posts' }
      : { '.': '*', _posts: 'posts', _drafts: 'posts' },
    drafts: ['_drafts'],
    ignore: ['_layouts', '_includes', '_sass', '_site', '_data', 'vendor', ...forContributors],
    dateInName: 'drop',
    publication: 'jekyll',
  }),
  hugo: (has) => ({
    ...deep,
    endings: ['.md', '.markdown', '.Rmd', '.Rmarkdown'],
    index: ['index', '_index'],
    forms: ['yaml', 'toml'],
    collections: within(has, 'content'),
    ignore: ['/themes', '/archetypes', '/layouts', '_common', '/static', ...forContributors],
    publication: 'hugo',
  }),
  vuepress: (has) => ({
    ...documents,
    collections: within(has, 'docs', 'src'),
    publication: 'vuepress',
  }),
  vitepress: (has) => ({
    ...documents,
    collections: within(has, 'docs', 'src'),
    ignore: forContributors,
    publication: 'vitepress',
  }),
  docusaurus: (has) => ({
    ...documents,
    endings: ['.md', '.mdx'],
    collections: has('website/blog') || has('website/docs') ? { website: '*' } : { '.': '*' },
    ignore: ['_*', 'node_modules', 'src', 'static', ...forContributors],
    dateInName: 'drop',
    publication: 'docusaurus',
  }),
  mkdocs: (has) => ({
    ...documents,
    collections: within(has, 'docs'),
    publication: 'mkdocs',
  }),
  gitbook: () => ({
    ...documents,
    collections: { '.': '*' },
    ignore: ['SUMMARY.md', 'GLOSSARY.md', '_book'],
    publication: 'gitbook',
  }),
  obsidian: () => ({
    ...deep,
    index: [],
    date: ['front-matter', 'file-name'],
    publication: 'obsidian',
  }),
  astro: (has) => ({
    ...deep,
    endings: ['.md', '.mdx'],
    index: ['index'],
    collections: within(has, 'src/content', 'src/pages'),
    ignore: ['_*'],
    publication: 'astro',
  }),
  plain: () => ({ ...documents, forms: ['yaml', 'comment'], publication: 'plain' }),
};

/** The layout of a preset; null: that of a folder without `casebook.yml`. */
export function layoutOf(preset: Preset | null, has: HasFolder): Layout {
  return { ...defaultLayout, ...(preset !== null && presetParts[preset](has)) };
}
