import { notice } from './rule';

/** Rules about what is served as written, and could be better for readers. */
export const styleRules = {
  'comment-behind-text': notice({
    en: 'What stands behind "#" in "{key}", "{comment}", is a comment and not shown. If it is text, put the whole in quotes.',
    zh: '“{key}”里“#”后面的“{comment}”是注释，不会显示。如果它是这段文字的一部分，请给整段加引号。',
    explain: {
      en:
        'A # behind a space begins a comment, which no reader sees. A comment is safe from doubt on a line of its own:\n' +
        "# still to be checked\ntitle: 'C # in practice'",
      zh:
        '空格后面的 # 开始一段注释，读者看不到。注释单独写一行，就不会有歧义：\n' +
        "# 待核对\ntitle: 'C # 实战'",
    },
  }),
  'description-too-long': notice({
    en: 'The description has {length} characters, and lists and search engines show about {limit}. Say the main thing in fewer.',
    zh: '描述（description）有 {length} 个字符，而列表和搜索引擎大约只显示 {limit} 个；请用更少的字写出要点。',
    explain: {
      en:
        'A description is one or two sentences that tell readers whether the article is for them. What is longer is cut\n' +
        'where it is shown, often in the middle of a word. Move the rest into the article.',
      zh:
        '描述是一两句话，让读者知道这篇文章是否适合自己。太长的描述显示时会截断，\n' +
        '常常断在词的中间。其余内容请移到正文里。',
    },
  }),
  'heading-skips': notice({
    en: 'This heading of level {depth} follows one of level {before}. Write it with {marks}, or put the level between before it.',
    zh: '这个 {depth} 级标题跟在 {before} 级标题后面，跳了级；请写成 {marks}，或在前面补上中间一级。',
    explain: {
      en:
        'Tables of contents and screen readers tell readers where they are by the levels of headings; a level that is\n' +
        'skipped looks like a part that is missing. After `##` comes `##` or `###`.',
      zh:
        '目录和读屏软件靠标题的级别告诉读者所在位置；跳过一级，看起来像少了一节。\n' +
        '`##` 后面是 `##` 或 `###`。',
    },
  }),
  'image-alt-missing': notice({
    en: 'The image "{url}" has no words for those who cannot see it (images like it in this article: {count}). Write what it shows between the square brackets.',
    zh: '图片“{url}”缺少替代文字（本文这样的图片共 {count} 张）；请在方括号里描述图片内容。',
    explain: {
      en:
        'The words stand in for the image where it cannot be seen: in screen readers, in search, and when it does not\n' +
        'load. Example: `![Architecture: the gateway calls the function](images/a.png)`. In html it is the attribute\n' +
        '`alt`; `alt=""` says that the image only decorates.',
      zh:
        '看不到图片时由替代文字代替它：在读屏软件里，在搜索里，在图片没有加载时。\n' +
        '例如：`![架构：网关调用函数](images/a.png)`。在 HTML 里是属性 `alt`；`alt=""` 表示图片只是装饰。',
    },
  }),
  'tilde-single': notice({
    en: '"{text}" keeps the single tildes around it: one tilde writes a range, two strike text out. Write two on each side to strike it out.',
    zh: '“{text}”两侧的单个波浪号按原样显示：一个波浪号表示范围，两个才是删除线。要删除线，请在两侧各写两个。',
    explain: {
      en:
        'Chinese writes ranges with a tilde, `1~3 秒，5~8 秒`, so a single one is never markup here. Some tools strike\n' +
        'text out with one; here it takes two: `~~old~~`. Tildes that should be seen are written `\\~`.',
      zh:
        '中文用波浪号写范围（`1~3 秒，5~8 秒`），因此单个波浪号在这里永远不是标记。有些工具用一个波浪号表示删除线，\n' +
        '这里要用两个：`~~旧~~`。要显示波浪号本身，请写 `\\~`。',
    },
  }),
  'term-similar': notice({
    en: '"{spelling}" looks like "{other}" (articles with it: {count}). Write "{other}" here too, or name both in taxonomy.yml.',
    zh: '“{spelling}”与“{other}”（{count} 篇文章使用）像是同一个词条；请在这里也写“{other}”，或在 taxonomy.yml 里把两个都写上。',
    explain: {
      en:
        'The two differ by one letter, a plural, a space or a hyphen, or by traditional and simplified characters, so\n' +
        'readers find each of the articles under one of them only. If they are one, write the same everywhere, or make\n' +
        'one an alias of the other in `taxonomy.yml`; if they are two, name both there, and the check does not ask again.',
      zh:
        '两者只差一个字符、单复数、一个空格或连字符，或者只是繁简不同，读者在一个词条下只能找到一部分文章。\n' +
        '如果是同一个词条，请统一写法，或在 `taxonomy.yml` 里把一个写成另一个的别名；\n' +
        '如果是两个词条，请在那里把两个都写上，就不再提示。',
    },
  }),
};
