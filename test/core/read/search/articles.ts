import type { SearchDocument } from '../../../../core/format/search/search-document';
import { openRandom, type Random } from '../../../support/random';

/** Short articles of our own with what is hard about searching: width forms, symbols, emoji, marks, code. */
export const articles: readonly Partial<SearchDocument>[] = [
  {
    title: '云函数的冷启动优化实践',
    description: '把冷启动从三秒降到三百毫秒',
    keywords: ['冷启动', 'Serverless'],
    tags: ['性能优化', 'SCF'],
    categories: ['最佳实践'],
    authors: ['王小明'],
    headings: ['为什么会有冷启动', '预置并发', '小结'],
    text: '为什么会有冷启动\n函数第一次被调用时，平台要下载代码、启动容器，再运行 Node.js 进程。\n预置并发\n先把实例准备好，🚀 请求来了就能马上处理！\n小结\n依赖越少，启动越快。',
  },
  {
    title: 'Serverless Framework 部署 Egg.js 应用',
    tags: ['Serverless Framework', 'Egg.js'],
    authors: ['Yugasun'],
    headings: ['准备 .env 文件', '一键部署'],
    text: '准备 .env 文件\nTENCENT_SECRET_ID=AKIDxxxx\nTENCENT_SECRET_KEY=yyyy\n一键部署\nnpm install -g serverless\nserverless deploy --debug\n弹性伸缩由平台负责，CI/CD 也能接入。',
  },
  {
    title: 'ＷｏｒｄＰｒｅｓｓ 部署指南（２０２０）',
    description: 'ｎｏｄｅ．ｊｓ 不是必需的',
    keywords: ['ﾌﾞﾛｸﾞ', '①②③'],
    text: 'ＰＨＰ　７．４ 与 ＭｙＳＱＬ：最低配置。\nC++ 扩展、C# 与 F#。\nﬁle ﬂow œuvre',
  },
  {
    title: '图片压缩与人脸识别 👩‍💻👍🏽',
    tags: ['AI', '图像处理'],
    headings: ['😂 常见问题', 'Q&A <script>alert(1)</script>'],
    text: '😂 常见问题\nQ&A <script>alert(1)</script>\n用 Python 的 PIL 库压缩图片，if (a && b) { x => x ** 2 }\nпривет мир, Ελληνικά ΟΔΟΣ, İstanbul, straße, ĳ\n한국어 텍스트 처리, カタカナ ガギグ',
  },
  {
    title: '從零開始學習雲函數',
    description: '繁體中文的文章',
    text: '無伺服器架構讓開發者專注於業務邏輯。e\u0301te\u0301 zero\u200Bwidth soft\u00ADhyphen',
  },
  { title: '。', text: '' },
  { title: '𠮷野家的故事', text: '𠮷 不是 吉。\u{1F1E8}\u{1F1F3} 旗帜' },
];

const hanWords =
  '云函数 弹性伸缩 冷启动 客户案例 最佳实践 网关 数据库 日志 监控 部署 的 了 在 是 和 可以 使用 我们'.split(
    ' ',
  );
const latinWords =
  'serverless framework node js vue react egg deploy docker kubernetes log blog login api http'.split(' ');
const symbols = '， 。 、 ： . / - _ ++ => ( ) " & ！ 🚀'.split(' ');

/** Makes articles of a few words each, so that words are in many articles and sequences of words in some. */
export function generateArticles(count: number, seed: number): Partial<SearchDocument>[] {
  const random = openRandom(seed);
  return Array.from({ length: count }, () => aText(random, 4)).map((heading) => ({
    title: aText(random, 4),
    description: random.chance(0.3) ? aText(random, 8) : null,
    tags: [random.pick(hanWords), random.pick(latinWords)],
    headings: [heading],
    text: `${heading}\n${aText(random, 40)}`,
  }));
}

function aText(random: Random, length: number): string {
  const pieces = Array.from({ length }, () => {
    const piece = random.pick([hanWords, hanWords, latinWords, symbols][random.between(0, 3)] ?? hanWords);
    return random.chance(0.3) ? `${piece} ` : random.chance(0.1) ? piece.toUpperCase() : piece;
  });
  return pieces.join('');
}

/** Parts of texts: most short, some long, cut anywhere but within a surrogate pair. */
export function sampleParts(
  documents: readonly Partial<SearchDocument>[],
  count: number,
  seed: number,
): string[] {
  const random = openRandom(seed);
  return Array.from({ length: count }, () => {
    const { title = '', headings = [], text = '' } = random.pick(documents);
    const characters = Array.from(random.pick([title, ...headings, text, text, text]));
    const start = random.between(0, Math.max(0, characters.length - 1));
    return characters.slice(start, start + random.between(1, random.chance(0.2) ? 20 : 5)).join('');
  });
}

/** Queries of up to 100 characters from parts of texts: from one to as many words as fit, some of them phrases or typos. */
export function generateQueries(
  documents: readonly Partial<SearchDocument>[],
  count: number,
  seed: number,
): string[] {
  const random = openRandom(seed);
  const parts = sampleParts(documents, 1_000, seed);
  const letters = Array.from('abcdefghiklmnoprstuvy');
  const kinds = [
    () => random.pick(parts),
    () => random.pick(letters),
    () => random.pick(hanWords),
    () => random.pick(latinWords),
    () => `${random.pick(letters)}${random.pick(hanWords).charAt(0)}`,
    () => `${random.pick(letters)}${random.pick(symbols)}`,
    () => `"${random.pick(letters)} ${random.pick(letters)}"`,
    () => `${random.pick(latinWords)}${random.pick(letters)}`,
  ];
  return Array.from({ length: count }, () => {
    const kind = random.pick(kinds);
    return Array.from({ length: random.between(1, 50) }, kind)
      .join(' ')
      .slice(0, 100);
  });
}
