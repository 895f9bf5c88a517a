/** A small folder that is laid out as a kind of site is. */
export interface Site {
  readonly name: string;
  /** The preset that `adopt` chooses; null for a folder of no known tool. */
  readonly preset: string | null;
  readonly files: Readonly<Record<string, string>>;
  /** The titles of its public articles. */
  readonly articles: readonly string[];
  /** The titles of what its tool does not publish. */
  readonly hidden?: readonly string[];
}

const yaml = (lines: readonly string[], body = '正文。\n') => `---\n${lines.join('\n')}\n---\n\n${body}`;
const post = (title: string, ...lines: readonly string[]) =>
  yaml([`title: ${title}`, 'date: 2020-06-23', ...lines]);
const page = (title: string, body = '正文。\n') => `# ${title}\n\n${body}`;
const toml = (...lines: readonly string[]) => `+++\n${lines.join('\n')}\n+++\n\n正文。\n`;

/** One for each kind of layout among thirty real sites. Names and texts are made up. */
export const sites: readonly Site[] = [
  {
    name: 'a weekly letter: one folder of numbered files, and a table of contents',
    preset: 'plain',
    files: {
      'README.md': page('周刊', '[第一期](docs/issue-1.md)\n'),
      'docs/issue-1.md': page('第一期'),
      'docs/issue-2.md': page('第二期'),
    },
    articles: ['周刊', '第一期', '第二期'],
  },
  {
    name: 'translations in folders by year',
    preset: 'plain',
    files: {
      'article/2020/how-to-test.md': page('如何测试', '> * 译者：小林\n'),
      'article/2021/how-to-build.md': page('如何构建'),
      'article/old.md': page('旧文'),
    },
    articles: ['如何测试', '如何构建', '旧文'],
  },
  {
    name: 'translations with the day at the start of the name, in folders by month',
    preset: 'plain',
    files: {
      'published/201804/20180417 How to use ls.md': page('ls 怎么用'),
      'published/201804/20180418 How to use cd.md': page('cd 怎么用'),
      'published/20170101 First.md': page('第一篇'),
    },
    articles: ['ls 怎么用', 'cd 怎么用', '第一篇'],
  },
  {
    name: 'VuePress with deep folders, `tag` and `category`',
    preset: 'vuepress',
    files: {
      'docs/.vuepress/config.ts': 'export default {};\n',
      'docs/README.md': yaml(['title: 首页', 'home: true']),
      'docs/java/basis/unsafe.md': yaml(['title: Unsafe', 'category: Java', 'tag:', '  - Java基础']),
      'docs/java/collection/map.md': yaml(['title: Map', 'category: Java']),
      'docs/snippets/small.md': page('小结'),
    },
    articles: ['首页', 'Unsafe', 'Map', '小结'],
  },
  {
    name: 'Jekyll with drafts and a collection of its own',
    preset: 'jekyll',
    files: {
      '_config.yml': 'title: 博客\nmarkdown: kramdown\npermalink: /:year/:month/:day/:title/\n',
      Gemfile: "source 'https://rubygems.org'\ngem 'github-pages'\n",
      '_posts/2020-01-02-hello.md': yaml(['layout: post', 'title: 你好', 'categories: [生活]']),
      '_posts/2020-03-04-bye.md': yaml(['layout: post', 'title: 再见']),
      '_drafts/idea.md': yaml(['layout: post', 'title: 想法']),
    },
    articles: ['你好', '再见'],
    hidden: ['想法'],
  },
  {
    name: 'Jekyll with `.markdown`, folders by year, and unpublished posts',
    preset: 'jekyll',
    files: {
      '_config.yml': 'title: Blog\nplugins: [jekyll-paginate]\n',
      '_layouts/post.html': '{{ content }}\n',
      '_posts/2016/2016-05-06-web.markdown': yaml(['layout: post', 'title: 前端', 'author: "Lin"']),
      '_posts/2016-07-08-js.md': yaml(['layout: post', 'title: JavaScript', 'published: true']),
      '_posts/2017-01-01-secret.markdown': yaml(['layout: post', 'title: 秘密', 'published: false']),
    },
    articles: ['前端', 'JavaScript'],
    hidden: ['秘密'],
  },
  {
    name: 'Hugo with two posts of one slug, told apart by their day',
    preset: 'hugo',
    files: {
      'config.toml': 'baseURL = "/"\n',
      'content/_index.md': yaml(['title: 主页']),
      'content/cn/2019-01-02-rain.md': yaml(['title: 雨', "date: '2019-01-02'", 'slug: rain']),
      'content/cn/2020-01-02-rain.md': yaml(['title: 又是雨', "date: '2020-01-02'", 'slug: rain']),
      'content/en/2020-02-03-sun.md': yaml(['title: Sun', "date: '2020-02-03'", 'draft: true']),
    },
    articles: ['主页', '雨', '又是雨'],
    hidden: ['Sun'],
  },
  {
    name: 'Hugo with a folder for each post, and R Markdown',
    preset: 'hugo',
    files: {
      'hugo.toml': 'baseURL = "/"\n',
      'content/post/2019/plot/index.md': post('画图', 'author: 小陈'),
      'content/post/2019/plot/a.txt': 'data\n',
      'content/post/2020-05-06-model.Rmd': post('模型', 'author: [小陈, 小林]'),
      'content/post/old.md': post('旧的', 'expiryDate: 2021-01-01'),
    },
    articles: ['画图', '模型'],
    hidden: ['旧的'],
  },
  {
    name: 'Hexo with posts and pages in a folder for a language',
    preset: 'hexo',
    files: {
      '_config.yml': 'title: Hexo\nsource_dir: source\n',
      'source/_posts/2013-01-02-release.md': yaml(['title: 发布']),
      'source/zh-cn/docs/index.md': yaml(['title: 文档']),
      'source/zh-cn/docs/setup.md': yaml(['title: 建站']),
      'source/_drafts/next.md': yaml(['title: 下一版']),
    },
    articles: ['发布', '文档', '建站'],
    hidden: ['下一版'],
  },
  {
    name: 'Hexo as it is made',
    preset: 'hexo',
    files: {
      'package.json': '{ "dependencies": { "hexo": "^7.0.0" } }\n',
      'source/_posts/hello-world.md': post('Hello', 'tags:', '  - 前端'),
      'source/_posts/rss.md': post('RSS', 'categories:', '  - 工具'),
      'scaffolds/post.md': '---\ntitle: {{ title }}\n---\n',
    },
    articles: ['Hello', 'RSS'],
  },
  {
    name: 'Astro with MDX in the folder of a language',
    preset: 'astro',
    files: {
      'astro.config.mjs': 'export default {};\n',
      'src/content/docs/zh-cn/index.mdx': yaml(
        ['title: 开始'],
        "import { Card } from '~/card';\n\n<Card>卡片</Card>\n",
      ),
      'src/content/docs/zh-cn/guides/cms.mdx': yaml(['title: CMS']),
      'src/content/docs/zh-cn/guides/draft.mdx': yaml(['title: 草稿', 'draft: true']),
    },
    articles: ['开始', 'CMS'],
    hidden: ['草稿'],
  },
  {
    name: 'documents of a framework: MDX in `.md`, headings with ids',
    preset: null,
    files: {
      'src/content/learn/index.md': yaml(
        ['title: 学习'],
        '## 你好 {/*hello*/}\n\n<Intro>\n\n介绍\n\n</Intro>\n',
      ),
      'src/content/learn/state.md': yaml(['title: 状态'], '## 状态 {/*state*/}\n'),
      'src/content/blog/2024/04/25/upgrade.md': yaml(['title: 升级', 'date: 2024/04/25']),
    },
    articles: ['学习', '状态', '升级'],
  },
  {
    name: 'documents of a database: files in the root, `summary`',
    preset: null,
    files: {
      'overview.md': yaml(['title: 概览', 'summary: 简介'], '# 概览\n\n正文。\n'),
      'faq/sql-faq.md': yaml(['title: SQL FAQ', "aliases: ['/docs-cn/dev/faq/sql/']"]),
      'releases/release-1.0.md': yaml(['title: 1.0']),
    },
    articles: ['概览', 'SQL FAQ', '1.0'],
  },
  {
    name: 'MkDocs with formulas, admonitions and a line of authors',
    preset: 'mkdocs',
    files: {
      'mkdocs.yml': 'site_name: wiki\nnav:\n  - 首页: index.md\n',
      'docs/index.md': page('首页'),
      'docs/math/gcd.md': page(
        '最大公约数',
        'author: Lin\n\n设 $a_1*b$，则 $\\gcd(a,b)$。\n\n???+ note "证明"\n    略。\n',
      ),
    },
    articles: ['首页', '最大公约数'],
  },
  {
    name: 'an Obsidian vault',
    preset: 'obsidian',
    files: {
      '.obsidian/app.json': '{}\n',
      '首页.md': '见 [[笔记]]。\n',
      '领域/笔记.md': yaml(['date created: 2022-03-04', 'tags:', '  - 笔记'], '回到 [[首页|这里]]。\n'),
      '领域/深/更深.md': '---\n---\n\n没有标题。\n',
      '私密.md': yaml(['publish: false', 'title: 私密']),
    },
    articles: ['首页', '笔记', '更深'],
    hidden: ['私密'],
  },
  {
    name: 'Docusaurus with partial files',
    preset: 'docusaurus',
    files: {
      'docusaurus.config.js': 'module.exports = {};\n',
      'docs/intro.md': yaml(['title: 简介'], ':::tip 提示\n\n内容\n\n:::\n'),
      'docs/developer/_ContentVo.md': '片段\n',
      'docs/developer/plugin.mdx': page('插件'),
      'docs/developer/unlisted.md': yaml(['title: 不列出', 'unlisted: true']),
    },
    articles: ['简介', '插件'],
    hidden: ['不列出'],
  },
  {
    name: 'VitePress',
    preset: 'vitepress',
    files: {
      '.vitepress/config.ts': 'export default {};\n',
      'src/index.md': yaml(['title: 首页', 'layout: home']),
      'src/guide/introduction.md': page('简介', '## 什么 {#what}\n\n::: warning 注意\n内容\n:::\n'),
      'src/guide/quick-start.md': page('快速上手'),
    },
    articles: ['首页', '简介', '快速上手'],
  },
  {
    name: 'documents with the language in the name',
    preset: null,
    files: {
      'docs/intro.zh-CN.md': yaml(['title: 什么是框架', 'order: 1']),
      'docs/intro.md': yaml(['title: What is the framework', 'order: 1']),
      'docs/basics/router.zh-CN.md': yaml(['title: 路由']),
      'docs/basics/router.md': yaml(['title: Router']),
    },
    articles: ['什么是框架', 'What is the framework', '路由', 'Router'],
  },
  {
    name: 'problems, each a folder with a README',
    preset: 'plain',
    files: {
      'README.md': page('题解'),
      'solution/0000-0099/0001.Two Sum/README.md': page('1. 两数之和'),
      'solution/0000-0099/0002.Add/README.md': page('2. 两数相加'),
      'solution/README.md': page('目录'),
    },
    articles: ['题解', '1. 两数之和', '2. 两数相加', '目录'],
  },
  {
    name: 'commands, a file each',
    preset: 'plain',
    files: { 'command/ls.md': 'ls\n===\n\n列出文件\n', 'command/cd.md': 'cd\n===\n\n切换目录\n' },
    articles: ['ls', 'cd'],
  },
  {
    name: 'Hugo with TOML beside plain files',
    preset: 'hugo',
    files: {
      'archetypes/default.md': '+++\ntitle = "{{ .Name }}"\n+++\n',
      'content/articles/go.md': toml(
        'title = "Go"',
        'date = 2020-03-04T05:06:07+08:00',
        'tags = ["Go"]',
        'draft = false',
      ),
      'content/articles/wip.md': toml('title = "未完"', 'date = 2020-03-04T05:06:07+08:00', 'draft = true'),
      'contents/ml.md': page('机器学习'),
    },
    articles: ['Go', '机器学习'],
    hidden: ['未完'],
  },
  {
    name: 'a GitBook',
    preset: 'gitbook',
    files: {
      'SUMMARY.md': '# Summary\n\n* [前言](README.md)\n* [安装](install/install.md)\n',
      'README.md': page('前言'),
      'install/install.md': page('安装'),
      'install/linux/debian.md': page('Debian'),
    },
    articles: ['前言', '安装', 'Debian'],
  },
  {
    name: 'pages of a Vue site',
    preset: null,
    files: {
      'pages/posts/ci.md': post('CI', 'lang: en', 'duration: 5min'),
      'pages/posts/zh.md': post('中文', 'lang: zh'),
      'pages/index.md': yaml(['title: Home', 'display: ""']),
    },
    articles: ['CI', '中文', 'Home'],
  },
  {
    name: 'a blog of Docusaurus with its day in the name and people as objects',
    preset: 'docusaurus',
    files: {
      'website/docusaurus.config.ts': 'export default {};\n',
      'website/blog/2015-03-26-native.md': yaml(['title: Native', 'author: Lin', 'tags: [announcement]']),
      'website/blog/2016-03-24-hot.mdx': yaml([
        'title: Hot',
        'authors: [{ name: Chen, url: "https://example.com" }]',
      ]),
    },
    articles: ['Native', 'Hot'],
  },
  {
    name: 'Nuxt Content with numbers before the names',
    preset: null,
    files: {
      'content/blog/39.release.md': post(
        'Release',
        'authors:',
        '  - name: Lin',
        '    to: https://example.com',
      ),
      'content/blog/4.first.md': post('First', 'category: Release'),
    },
    articles: ['Release', 'First'],
  },
  {
    name: 'things learnt today',
    preset: 'plain',
    files: {
      'README.md': page('TIL'),
      'git/undo.md': page('Undo'),
      'vim/quit.md': page('Quit'),
      'CONTRIBUTING.md': page('Contributing'),
    },
    articles: ['TIL', 'Undo', 'Quit', 'Contributing'],
  },
  {
    name: 'Zola with the day in `path`',
    preset: null,
    files: {
      'content/main/_index.md': toml('title = "Blog"'),
      'content/main/hello.md': toml('path = "2014/09/15/hello"', 'title = "Hello"', 'authors = ["Lin"]'),
      'content/main/big/index.md': toml(
        'path = "2020/01/02/big"',
        'title = "Big"',
        'aliases = ["2020/01/big.html"]',
      ),
    },
    articles: ['Blog', 'Hello', 'Big'],
  },
  {
    name: 'documents of Hugo: sections, partial files, shortcodes',
    preset: 'hugo',
    files: {
      'hugo.yaml': 'baseURL: /\n',
      'content/en/_index.md': yaml(['title: Home']),
      'content/en/functions/_index.md': yaml(['title: Functions']),
      'content/en/functions/math/abs.md': yaml(
        ['title: math.Abs', 'params:', '  functions: { returnType: any }'],
        '{{< new-in 0.1 >}}\n',
      ),
      'content/en/_common/note.md': '---\n_comment: shared\n---\n\nshared\n',
    },
    articles: ['Home', 'Functions', 'math.Abs'],
  },
  {
    name: 'documents with front matter in a comment',
    preset: null,
    files: {
      'docs/README.md': '<!--\ntitle: Docs\nlayout: Doc\n-->\n\n# Docs\n\ntext\n',
      'docs/guides/deploy.md': '<!--\ntitle: Deploy\ndescription: How\n-->\n\n# Deploying\n\ntext\n',
      'docs/guides/plain.md': page('Plain'),
    },
    articles: ['Docs', 'Deploy', 'Plain'],
  },
  {
    name: 'a folder for each post, with its pictures',
    preset: null,
    files: {
      'public/a-guide/index.md': post('A guide', 'spoiler: Read it.'),
      'public/a-guide/a.txt': 'data\n',
      'public/fix/index.md': post('Fix'),
    },
    articles: ['A guide', 'Fix'],
  },
];
