/** Where the date of an article comes from. */
export type DateSource = 'front-matter' | 'file-name';

/** Why a Markdown file is not looked at. */
export type UnreadReason = 'ending' | 'root' | 'deeper' | 'elsewhere' | 'ignored' | 'twin';

/** What the front matter of a file may be written in: YAML, TOML between `+++`, YAML in an HTML comment. */
export type FrontMatterForm = 'yaml' | 'toml' | 'comment';

/**
 * How a folder of Markdown is read: which files are articles, what they are called, and what is written in them. It is what
 * `casebook.yml` says, with its preset applied. All of it is plain data, so it can go to workers and into a digest.
 */
export interface Layout {
  /** Whether `casebook.yml` says anything: then what other tools write is read as they mean it. */
  readonly isDeclared: boolean;
  /** The endings of articles, with their dot, in lower case. */
  readonly endings: readonly string[];
  /** `flat`: articles lie directly in the folder of their collection. `deep`: in any folder, whose names begin the slug. */
  readonly folders: 'flat' | 'deep';
  /**
   * The collection of each folder, by its path below the content directory (`.` is that directory); the longest path that a
   * file is in counts. The name `*` stands for a collection for each folder in it.
   */
  readonly collections: Readonly<Record<string, string>>;
  /** The collection of files directly in a folder whose collection is `*`; null: these are not looked at. */
  readonly root: string | null;
  /** Names without ending, in lower case, of files that are the page of their folder: its name is their slug. */
  readonly index: readonly string[];
  /** Files and folders that are no articles: names at any depth, or paths; `*` is any part of a name, `**` any folders. */
  readonly ignore: readonly string[];
  /** Files and folders of drafts, in the same form. */
  readonly drafts: readonly string[];
  /** Languages that names may end with, before the ending: `a.en.md`. */
  readonly languages: readonly string[];
  readonly frontMatter: 'required' | 'optional';
  readonly forms: readonly FrontMatterForm[];
  /** In the order in which they are asked. */
  readonly date: readonly DateSource[];
  /** Whether the date at the start of a name stays in the slug. */
  readonly dateInName: 'keep' | 'drop';
  /** Keys of front matter by the key that they stand for: `{ summary: "description" }`. */
  readonly rename: Readonly<Record<string, string>>;
  /** The tool whose keys decide whether an article is public; null: such keys are errors. */
  readonly publication: Preset | null;
}

/** The tools whose folders have a preset; `plain` is Markdown without front matter. */
export const presets = [
  'hexo',
  'jekyll',
  'hugo',
  'vuepress',
  'vitepress',
  'docusaurus',
  'mkdocs',
  'gitbook',
  'obsidian',
  'astro',
  'plain',
] as const;
export type Preset = (typeof presets)[number];

/** How a folder without `casebook.yml` is read. */
export const defaultLayout: Layout = {
  isDeclared: false,
  endings: ['.md'],
  folders: 'flat',
  collections: { '.': '*' },
  root: null,
  index: [],
  ignore: [],
  drafts: [],
  languages: [],
  frontMatter: 'required',
  forms: ['yaml'],
  date: ['front-matter'],
  dateInName: 'keep',
  rename: {},
  publication: null,
};
