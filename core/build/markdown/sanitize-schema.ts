import { defaultSchema, type Options } from 'rehype-sanitize';

/** The prefix that the sanitiser adds to ids and names of authors, so that they cannot shadow globals of the page. */
export const idPrefix = 'user-content-';

const size = ['width', 'height'];
const presentational = new Set(['picture', 'tt', 'strike']);

/**
 * The allowed HTML: the elements of GitHub's list plus videos and frames, and attributes that work without scripts, styles
 * and forms.
 *
 * Rules that a schema cannot express (hosts, data types, https only) are in `finish-tree.ts`.
 */
export const sanitizeSchema: Options = {
  ...defaultSchema,
  tagNames: [
    ...(defaultSchema.tagNames ?? []).filter((name) => !presentational.has(name)),
    ...'video source iframe center figure figcaption mark small u abbr caption time wbr'.split(' '),
  ],
  attributes: {
    '*': ['dir', 'id', 'lang', 'title'],
    a: [
      ...['href', 'name', 'ariaDescribedBy', 'ariaLabel', 'dataFootnoteBackref', 'dataFootnoteRef'],
      ['className', 'data-footnote-backref'],
    ],
    blockquote: ['cite'],
    // Names of languages, with the suffixes that editors use: `js{1,3}`, `c++`, `js:app.js`.
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
  // The default makes every input a checkbox. `finish-tree.ts` removes other inputs instead.
  required: {},
  // These are removed with their content. Other unknown elements leave their text.
  strip: ['script', 'style', 'title', 'noscript', 'noembed', 'noframes', 'template'],
};
