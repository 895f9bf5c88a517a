import { Type, type TSchema } from '@sinclair/typebox';
import type { LocalizedText } from '../finding/language';
import { presets } from '../layout/layout';

/** The file in the content directory that says how it is read. */
export const settingsFile = 'casebook.yml';

/** One key of `casebook.yml`: its documentation, and the values that it takes. */
export interface Setting {
  readonly schema: TSchema;
  /** One sentence. */
  readonly meaning: LocalizedText;
  /** A value in YAML. */
  readonly example: string;
}

const maxLength = 300;
const text = Type.String({ minLength: 1, maxLength });
const path = Type.String({ minLength: 1, maxLength, pattern: '^[^\\\\]+$' });
const paths = Type.Array(path, { maxItems: 200 });
const names = Type.Record(text, text, { maxProperties: 200 });
const oneOf = (...values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)));
const listOf = (...values: readonly string[]) => Type.Array(oneOf(...values), { uniqueItems: true });

function setting(schema: TSchema, example: string, en: string, zh: string): Setting {
  return { schema, example, meaning: { en, zh } };
}

/** Every key of `casebook.yml`, in the order of its documentation. */
export const settings = {
  preset: setting(
    oneOf(...presets),
    'hexo',
    'The tool that the folder was written for; it sets all other keys, which single keys then override.',
    '这个文件夹原来所用的工具；它设定其他所有的键，单独写的键优先。',
  ),
  collections: setting(
    Type.Record(path, text, { maxProperties: 200 }),
    '{ source/_posts: posts, docs: "*" }',
    'The collection of each folder, by its path (`.` is the content directory); `*` makes each folder in it a collection.',
    '每个文件夹（写路径，`.` 是内容目录）对应的集合；`*` 表示其中每个文件夹各是一个集合。',
  ),
  root: setting(
    Type.Union([text, Type.Null()]),
    'pages',
    'The collection of the files beside the folders of collections; without it they are not looked at.',
    '与集合文件夹并列的文件所属的集合；没有它就不看这些文件。',
  ),
  folders: setting(
    oneOf('flat', 'deep'),
    'deep',
    '`deep` reads all folders of a collection, whose names begin the slug; `flat` only the files directly in it.',
    '`deep` 读取集合里各级文件夹，文件夹名成为 slug 的开头；`flat` 只读直接放在里面的文件。',
  ),
  index: setting(
    Type.Array(text, { maxItems: 20 }),
    '[index, README]',
    'Names of files that are the page of their folder: the slug is the name of the folder.',
    '代表所在文件夹的文件名：slug 就是文件夹名。',
  ),
  endings: setting(
    Type.Array(Type.String({ pattern: '^\\.[A-Za-z]{1,12}$' }), { minItems: 1, maxItems: 20 }),
    '[.md, .mdx]',
    'The endings of articles.',
    '文章文件的扩展名。',
  ),
  ignore: setting(
    paths,
    '[templates, /README.md, "docs/**/old"]',
    'Files and folders that are no articles: names at any depth, or paths; `*` is any part of a name, `**` any folders.',
    '不是文章的文件和文件夹：任意层级的名字，或路径；`*` 代表名字的任意部分，`**` 代表任意层文件夹。',
  ),
  drafts: setting(
    paths,
    '[_drafts]',
    'Files and folders of drafts, written as in `ignore`; no public response shows them.',
    '草稿文件和文件夹，写法同 `ignore`；公开接口里不会出现。',
  ),
  frontMatter: setting(
    oneOf('required', 'optional'),
    'optional',
    '`optional` serves files without front matter: the title is the first heading, else the name.',
    '`optional` 也收录没有 front matter 的文件：标题用第一个标题，没有就用文件名。',
  ),
  forms: setting(
    listOf('yaml', 'toml', 'comment'),
    '[yaml, toml]',
    'What front matter is written in: YAML between `---`, TOML between `+++`, YAML in an HTML comment.',
    'front matter 的写法：`---` 之间的 YAML、`+++` 之间的 TOML、HTML 注释里的 YAML。',
  ),
  date: setting(
    listOf('front-matter', 'file-name'),
    '[front-matter, file-name]',
    'Where the date comes from; `file-name` is the day in the path, where front matter has none.',
    '日期的来源；`file-name` 是路径里的日期，front matter 没有日期时使用。',
  ),
  dateInName: setting(
    oneOf('keep', 'drop'),
    'drop',
    'Whether the date at the start of a name stays in the slug.',
    '文件名开头的日期是否留在 slug 里。',
  ),
  rename: setting(
    names,
    '{ summary: description }',
    'Keys of front matter by the key that they stand for.',
    '把 front matter 里的键名换成这里的键名。',
  ),
  languages: setting(
    Type.Array(Type.String({ pattern: '^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$' }), { maxItems: 50 }),
    '[zh-CN, en]',
    'Languages that names end with, before the ending: `a.en.md`.',
    '写在文件名末尾、扩展名之前的语言：`a.en.md`。',
  ),
} as const;

export type SettingKey = keyof typeof settings;

/** All keys together, by which `casebook.yml` is checked, and by which editors complete it. */
export const settingsSchema = Type.Object(
  Object.fromEntries(
    Object.entries(settings).map(([key, { schema, meaning }]) => {
      const description = `${meaning.zh}\n\n${meaning.en}`;
      return [key, Type.Optional({ ...schema, description } as TSchema)];
    }),
  ),
  { additionalProperties: false, title: 'How Casebook reads a folder (casebook.yml)' },
);
