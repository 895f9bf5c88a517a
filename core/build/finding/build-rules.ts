import { defineRules } from './rule';

/** Rules about files that the build itself had to give up. */
export const buildRules = defineRules({
  'build-failed': {
    severity: 'error',
    message: {
      en: 'The article could not be rendered: {reason}. It is left out; look for extreme nesting or broken html.',
      zh: '文章无法渲染：{reason}。它没有被收录；请检查是否嵌套过深，或 html 不完整。',
    },
    explain: {
      en:
        'Rendering failed on something that no rule describes. The usual cause is nesting that no reader could follow.\n' +
        'Take parts of the body out until the rest is built, and please report what it was.',
      zh:
        '渲染在没有规则描述的地方失败了，通常是嵌套深得没有读者能看懂。\n' +
        '请逐段去掉正文，直到其余部分能构建，并告诉我们是哪一段。',
    },
  },
  'too-many-warnings': {
    severity: 'warning',
    message: {
      en: 'The file has more than {count} warnings and notices; mend these first, and the others will be shown.',
      zh: '这个文件的警告和提示超过 {count} 个；先改这些，其余的改完再显示。',
    },
    explain: {
      en: 'A file with this many warnings is usually broken in one place that causes them all. Begin with the first.',
      zh: '警告这么多的文件，往往是一处写坏引起的。请从第一个改起。',
    },
  },
  'build-too-slow': {
    severity: 'error',
    message: {
      en: 'The article took more than {seconds} seconds to render and is left out; make it shorter or simpler.',
      zh: '文章渲染超过 {seconds} 秒，没有被收录；请写短一些或简单一些。',
    },
    explain: {
      en:
        'A build gives every article the same time, so that one file cannot hold up all others.\n' +
        'Articles that are given up hold thousands of unclosed brackets, emphasis marks or html tags.',
      zh:
        '每篇文章的构建时间都一样多，免得一个文件拖住其他所有文件。\n' +
        '被放弃的文章里，往往有成千上万个没有闭合的括号、强调符号或 html 标签。',
    },
  },
});
