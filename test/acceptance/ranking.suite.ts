import assert from 'node:assert/strict';
import { listArticles } from '../../contract/articles';
import { ask, defaultNow, type TestEnvironment } from './environment';

/** What a reader types, and the articles of `best-practice` that answer it. */
interface Wish {
  readonly q: string;
  /** All of these are wanted in the top three. */
  readonly all?: readonly string[];
  /** The top three are to be of these: the query has more good answers than there is room for. */
  readonly within?: readonly string[];
}

const collection = 'best-practice';

/** Articles about customers, tagged or titled so. */
const customers = [
  '2020-06-09-serverless-interview',
  '2020-06-23-driver-case',
  '2020-08-04-serverless-xindongfang',
  '2020-11-25-evernote',
  '2021-01-08-serverless-mangguo',
  '2021-01-12-lacesar',
  '2021-04-01-vipthink',
  '2021-04-07-ieg',
];
const wordPress = [
  '2021-01-29-sf-wordpress',
  '2021-03-02-wp',
  '2021-03-03-wp2',
  '2021-03-09-wp3',
  '2021-03-15-wp4',
  '2021-03-25-wp5',
  '2021-04-12-wordpress',
  '2021-07-05-wordpress-user',
  '2021-07-07-wp-user',
  '2021-07-12-wp-user',
  '2021-07-13-wp-user',
  '2021-07-26-wp-user',
];
const framework = [
  '2019-12-14-docsify-with-serverless',
  '2019-12-4-Quickly-build-personal-blog',
  '2020-01-13-LARAVEL-with-serverless',
  '2020-01-13-Wintersmith-with-serverless',
  '2020-04-19-applets',
  '2020-06-04-sf-express-component-translate',
  '2021-07-15-serverless-framework',
];

const wishes: readonly Wish[] = [
  { q: '弹性伸缩', all: ['2021-04-08-tcb', '2021-12-08-tem'] },
  {
    q: '冷启动',
    within: [
      '2021-03-24-scf-konajdk11-spring',
      '2021-03-29-scf',
      '2021-04-09-ram',
      '2021-06-02-custom-container',
      '2021-10-19-easy-video-trtc-scf',
    ],
  },
  { q: '客户案例', within: customers },
  { q: 'Egg.js', all: ['2020-02-07-serverless-admin-system'] },
  { q: '"Serverless Framework"', within: framework },
  { q: '老司机', all: ['2020-06-23-driver-case'] },
  { q: '格灵深瞳', all: ['2020-06-09-serverless-interview'] },
  { q: '图片压缩', all: ['2020-05-04-image-compression'] },
  { q: 'WordPress 部署', within: wordPress },
  { q: '视频转码', all: ['2021-01-08-serverless-mangguo', '2021-01-11-serverless-mangguo2'] },
  { q: '芒果 TV', all: ['2021-01-08-serverless-mangguo', '2021-01-11-serverless-mangguo2'] },
  { q: '敏感词', all: ['2020-04-20-filter-sensitive-words'] },
  { q: '企业微信机器人', all: ['2020-05-10-enterprise-wechat'] },
  { q: '疫情', all: ['2020-02-06-serverless-work-weixin'] },
  {
    q: 'websocket',
    all: ['2020-05-09-serverless-websocket', '2021-10-11-webfunction-websocket', '2021-11-09-websocket-scf'],
  },
  { q: 'CI/CD', all: ['2020-07-31-serverless-cicd'] },
  { q: '依赖安装', all: ['2021-07-19-wp-user', '2021-07-20-scf', '2021-07-21-scf'] },
  { q: '预置并发', all: ['2021-03-29-scf'] },
  { q: '异步执行', all: ['2021-02-08-asynchronous-execution'] },
  { q: '灰度发布', all: ['2020-08-12-serverless-express'] },
  { q: '日志检索', all: ['2020-06-03-scf-log-retrieval'] },
  { q: 'PostgreSQL', all: ['2020-05-14-serverless-db'] },
  {
    q: 'flask',
    all: ['2020-02-08-flack-blog', '2020-12-24-serverless-flask', '2021-06-22-webfunction-flask'],
  },
  { q: 'Koa', all: ['2020-12-25-serverless-koa'] },
  { q: 'Next.js 部署', all: ['2020-07-12-serverless-nextjs', '2020-11-20-serverless-ssr'] },
  { q: 'spring boot', all: ['2021-01-14-serverless-springboot'] },
  { q: 'springboot', all: ['2021-01-14-serverless-springboot', '2021-11-18-springboot-scf'] },
  { q: 'laravel', all: ['2020-01-13-LARAVEL-with-serverless', '2021-07-08-webfuntion-laravel'] },
  { q: '左耳朵耗子', all: ['2021-06-28-serverlessdays - chenhao'] },
  { q: 'mapreduce', all: ['2020-05-08-wordcount', '2020-07-16-registry-mapreduce'] },
  { q: '在线调试', all: ['2021-01-06-remote-debugging'] },
  { q: '重试策略', all: ['2021-02-04-scf-asynchronous'] },
  { q: '数据湖', all: ['2021-05-24-cos'] },
  { q: '限流', all: ['2021-08-11-api'] },
  { q: '自定义镜像', all: ['2021-07-27-web function-icebreaker'] },
  { q: 'headless chrome', all: ['2021-05-08-trtc-chrome-headless'] },
  { q: '在线教育', all: ['2020-05-22-edu-ssr-interview', '2021-04-01-vipthink', '2021-07-14-51talk'] },
  { q: '印象笔记', all: ['2020-11-25-evernote'] },
  { q: '微信公众号 智能', all: ['2020-05-05-ai-wechat'] },
  { q: '文件上传', all: ['2021-01-26-base-64'] },
  { q: 'python 依赖', all: ['2021-07-19-wp-user'] },
  { q: '静态相册', all: ['2019-12-13-Build-personal-album-website-with-serverless'] },
  { q: '元宇宙', all: ['2021-09-07-unity-scf'] },
  { q: '健康通', all: ['2021-11-10-tcb-scf-sichuan'] },
];

/** What real readers look for, on the articles that the queries were made for. */
export function rankingSuite(getEnvironment: () => TestEnvironment): void {
  describe('ranking', () => {
    it(`puts what a reader wants in the top three, for ${wishes.length} queries`, async function () {
      const environment = getEnvironment();
      environment.setNow(defaultNow);
      const known = new Set(environment.era.articles.map(({ id }) => id));
      const wanted = wishes.flatMap(({ all = [], within = [] }) => [...all, ...within].map(toId));
      // Other articles than those that the queries were made for.
      if (!wanted.every((id) => known.has(id))) this.skip();
      const disappointed = [];
      for (const wish of wishes) {
        const query = `limit=3&q=${encodeURIComponent(wish.q)}`;
        const { data } = await ask(environment, listArticles, `${listArticles.path}?${query}`);
        const top = data.map(({ id }) => id);
        if (!isGranted(wish, top)) disappointed.push({ ...wish, top });
      }
      assert.deepEqual(disappointed, []);
    });
  });
}

function isGranted({ all = [], within }: Wish, top: readonly string[]): boolean {
  const isWithin = !within || (top.length === 3 && top.every((id) => within.map(toId).includes(id)));
  return isWithin && all.every((slug) => top.includes(toId(slug)));
}

function toId(slug: string): string {
  return `${collection}/${slug}`;
}
