import { defaultSchema, type Options } from 'rehype-sanitize';

/** What the sanitiser puts before every id and name that an author wrote, so that none can hide a global. */
export const idPrefix = 'user-content-';

const size = ['width', 'height'];
const presentational = new Set(['picture', 'tt', 'strike']);

/**
 * What html keeps: the elements of GitHub's list plus films and frames, and only attributes that do something
 * without scripts, styles and forms.
 *
 * Stricter rules that a schema cannot say (which hosts, which data types, https only) follow in `finish-tree.ts`.
 */
export const sanitizeSchema: Options = {
  ...defaultSchema,
  tagNames: [
    ...(defaultSchema.tagNames ?? []).filter((name) => !presentational.has(name)),
    ...[
      'video',
      'source',
      'iframe',
      'center',
      'figure',
      'figcaption',
      'mark',
      'small',
      'u',
      'abbr',
      'caption',
    ],
    ...['time', 'wbr'],
  ],
  attributes: {
    '*': ['dir', 'id', 'lang', 'title'],
    a: ['href', 'name', 'ariaDescribedBy', 'ariaLabel', 'dataFootnoteBackref', 'dataFootnoteRef']
      .map((name): string | [string, string] => name)
      .concat([['className', 'data-footnote-backref']]),
    blockquote: ['cite'],
    // Names of languages, with what editors write behind them: `js{1,3}`, `c++`, `js:app.js`.
    code: [['className', /^language-[\p{L}\p{N}_+#.:/{},=-]{1,60}$/u]],
    del: ['cite', 'dateTime'],
    details: ['open'],
    div: ['align'],
    h2: [['className', 'sr-only']],
    iframe: ['src', ...size, 'allowFullScreen'],
    img: ['src', 'alt', ...size],
    input: [
      ['disabled', true],
      ['type', 'checkbox'],
      ['checked', true],
    ],
    ins: ['cite', 'dateTime'],
    li: [['className', 'task-list-item'], 'value'],
    ol: ['start', 'reversed', ['className', 'contains-task-list']],
    p: ['align'],
    q: ['cite'],
    section: ['dataFootnotes', ['className', 'footnotes']],
    source: ['src', 'type'],
    td: ['align', 'colSpan', 'rowSpan'],
    th: ['align', 'colSpan', 'rowSpan', 'scope'],
    time: ['dateTime'],
    ul: [['className', 'contains-task-list']],
    video: ['src', 'poster', 'controls', 'loop', 'muted', 'playsInline', 'preload', ...size],
  },
  clobberPrefix: idPrefix,
  protocols: {
    cite: ['http', 'https'],
    href: ['http', 'https', 'mailto', 'tel'],
    poster: ['https'],
    src: ['http', 'https', 'data'],
  },
  // By default any input of an author would be made a checkbox; `finish-tree.ts` drops those that are none.
  required: {},
  // These go with what they contain; of all other unknown elements the text stays.
  strip: ['script', 'style', 'title', 'noscript', 'noembed', 'noframes', 'template'],
};
