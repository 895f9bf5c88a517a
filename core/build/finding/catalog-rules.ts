import { error, warning } from './rule';

/** Rules about articles seen together. */
export const catalogRules = {
  'duplicate-id': error({
    en: 'The id "{id}" is used by {files}; none of them is served. Rename the file or change its slug.',
    zh: 'id“{id}”被{files}重复使用，这些文章均未收录；请改文件名，或改其中一篇的 slug。',
    explain: {
      en:
        'Two articles of one collection have the same slug, so no URL could tell them apart.\n' +
        'Both are left out, because serving one of them would hide the other in silence.\n' +
        'Rename one of the files, or give one a different `slug` in its front matter.',
      zh:
        '同一个集合里的两篇文章 slug 相同，网址无法区分。\n' +
        '两篇都不收录：如果只收录一篇，另一篇就会无声无息地消失。\n' +
        '请给其中一个文件改名，或在 front matter 里另写一个 `slug`。',
    },
  }),
  'alias-unusable': warning({
    en: 'The former id "{alias}" is neither a slug nor "collection/slug", so no link leads here by it; write old-name or blog/old-name.',
    zh: '旧名“{alias}”既不是 slug 也不是“集合/slug”，旧链接无法跳转到本文；请写成 old-name 或 blog/old-name。',
    explain: {
      en:
        'Old names are looked up as `slug` or `collection/slug`, one part or two with a slash between them.\n' +
        'Write what stood behind `/articles/` in the old address, without a slash at its ends.',
      zh:
        '旧名按 `slug` 或 `集合/slug` 查找：一段，或用斜杠隔开的两段。\n' +
        '请写旧网址里 `/articles/` 后面的部分，两端不带斜杠。',
    },
  }),
  'alias-taken': warning({
    en: 'The former id "{alias}" belongs to an article that exists, so it leads there; remove it here, or rename that article.',
    zh: '旧名“{alias}”与一篇现有文章同名，访问它只会打开那一篇；请删掉这个旧名，或给那篇文章改名。',
    explain: {
      en:
        'An alias answers only where no live article has that name. This one will never lead to this article\n' +
        'as long as the other exists. Remove the alias, or rename the other article.',
      zh:
        '没有同名的现有文章时，旧名才会跳转。只要那篇文章还在，这个旧名就不会跳转到本文。\n' +
        '请从 `aliases` 里删掉它，或给另一篇文章改名。',
    },
  }),
  'alias-twice': warning({
    en: 'The former id "{alias}" is also claimed by {other}, and leads to that one; remove it from one of the two.',
    zh: '旧名“{alias}”也写在 {other} 里，会跳转到那一篇；请从其中一篇里删掉。',
    explain: {
      en: 'One former id can lead to one article only. Remove it from one of the two.',
      zh: '一个旧名只能跳转到一篇文章。请从其中一篇里删掉它。',
    },
  }),
  'link-dead': warning({
    en: 'The link "{url}" leads to "{id}", and there is no such article. Correct the slug, or write this former id into the aliases of the renamed article.',
    zh: '链接“{url}”指向“{id}”，但没有这篇文章；请改正 slug，或把这个旧名写进改名后文章的 aliases。',
    explain: {
      en:
        'The link points into this content, but no article has that name and none had it before.\n' +
        'Correct the slug, or give the renamed article an `aliases` entry with its former id.',
      zh:
        '链接指向本站内容，但没有叫这个名字的文章，以前也没有。\n' +
        '请改正 slug，或给改名后的文章加一项 `aliases`，写上旧名。',
    },
  }),
  'term-slip': warning({
    en: '"{spelling}" is probably meant to be "{meant}", which {count} articles use. Write that, or name "{spelling}" in taxonomy.yml.',
    zh: '“{spelling}”疑似“{meant}”的笔误（{count} 篇文章用后者）；请改成后者，或在 taxonomy.yml 里写明“{spelling}”是另一个词条。',
    explain: {
      en:
        'A term that one or two articles use differs by a letter or two from one that many use.\n' +
        'Readers who filter by the common term do not find this article. If both are right, name the rare one\n' +
        'in `taxonomy.yml`, and it is not asked about again.',
      zh:
        '这个词条只有一两篇文章使用，与许多文章使用的词条只差一两个字符。\n' +
        '按常用词条筛选的读者找不到这篇文章。如果两个都对，请在 `taxonomy.yml` 里写上少见的那个，就不再提示。',
    },
  }),
  'term-spelling': warning({
    en: '"{spelling}" is shown as "{name}", {why}. Write "{name}" here too.',
    zh: '“{spelling}”显示为“{name}”，{why}；请在这里也写“{name}”。',
    explain: {
      en:
        'Spellings that differ only in case, width or spaces are one term, shown under one name.\n' +
        'Write that name here too, or settle the matter in `taxonomy.yml`: a key there is the name, and its\n' +
        '`aliases` are spellings that may be used without a word.',
      zh:
        '只在大小写、全半角或空格上不同的写法是同一个词条，用同一个名字显示。\n' +
        '请在这里也写那个名字，或在 `taxonomy.yml` 里确定：那里的键就是名字，`aliases` 里的写法可以照用，不再警告。\n' +
        '`npm run check -- --fix` 可以自动修复。',
    },
  }),
};
