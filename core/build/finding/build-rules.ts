import { error, warning } from './rule';

/** Rules about files that the build itself had to give up. */
export const buildRules = {
  'build-failed': error({
    en: 'The article could not be rendered: {reason}. It is left out; look for extreme nesting or broken html.',
    zh: '文章无法渲染：{reason}。本文未收录；请检查是否嵌套过深，或 HTML 不完整。',
    explain: {
      en:
        'Rendering failed on something that no rule describes. The usual cause is nesting that no reader could follow.\n' +
        'Take parts of the body out until the rest is built, and please report what it was.',
      zh:
        '渲染出错，且没有对应的规则，通常是嵌套过深。\n' +
        '请逐段删去正文，直到其余部分能构建，并告诉我们是哪一段。',
    },
  }),
  'too-many-warnings': warning({
    en: 'The file has more than {count} warnings and notices; fix these first, and the others will be shown.',
    zh: '这个文件的警告和提示超过 {count} 条；请先改这些，改完再显示其余的。',
    explain: {
      en: 'A file with this many warnings is usually broken in one place that causes them all. Begin with the first.',
      zh: '警告这么多，往往是一处写错引起的。请从第一条改起。',
    },
  }),
  'build-too-slow': error({
    en: 'The article took more than {seconds} seconds to render and is left out; make it shorter or simpler.',
    zh: '文章渲染超过 {seconds} 秒，未收录；请写短一些或简单一些。',
    explain: {
      en:
        'A build gives every article the same time, so that one file cannot hold up all others.\n' +
        'Articles that are given up hold thousands of unclosed brackets, emphasis marks or html tags.',
      zh:
        '每篇文章的渲染时限相同，以免一个文件拖住其他所有文件。\n' +
        '超时的文章里，往往有成千上万个没有闭合的括号、强调符号或 HTML 标签。',
    },
  }),
};
