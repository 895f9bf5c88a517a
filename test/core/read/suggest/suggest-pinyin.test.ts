import assert from 'node:assert/strict';
import { foldPinyin } from '../../../../core/read/suggest/fold-pinyin';
import { toPinyin } from '../../../../core/build/suggest/to-pinyin';
import { aSuggestWorld, withTags } from './suggest-world';

describe('suggest by pinyin', () => {
  const found: readonly (readonly [tag: string, ...queries: string[]])[] = [
    [
      '云函数',
      'y',
      'yu',
      'yun',
      'yunh',
      'yunhan',
      'yunhanshu',
      'yh',
      'yhs',
      'YHS',
      'YunHanShu',
      'yun han shu',
    ],
    [
      '云函数',
      "yun'han'shu",
      'yun’han',
      'yun-han',
      'yún hán shù',
      '云han',
      '云hs',
      'yun函',
      'hanshu',
      'hs',
      'shu',
    ],
    ['重庆', 'chongqing', 'cq', 'zhongqing', 'zq'],
    ['银行', 'yinhang', 'yh', 'yinxing'],
    ['行为', 'xingwei', 'xw'],
    ['长沙', 'changsha', 'cs'],
    ['单于', 'chanyu'],
    ['乐山', 'leshan'],
    ['音乐', 'yinyue', 'yy', 'yue'],
    ['会计', 'kuaiji', 'kj', 'huiji'],
    ['参差', 'cenci', 'cc'],
    ['重构', 'chonggou', 'cg', 'zhonggou'],
    ['重定向', 'chongdingxiang', 'cdx'],
    ['西安', 'xian', "xi'an", 'xa'],
    ['旅行', 'lvxing', 'luxing', 'lüxing', 'lǚ xíng', 'lx'],
    ['策略', 'celve', 'celue'],
    ['Serverless 架构', 'serverlessjiagou', 'serverless jiagou', 'serverlessjg', 'jiagou', 'jg'],
    ['CI/CD 流水线', 'cicdliushuixian', 'cicd lsx', 'lsx'],
    ['雲函數', 'yunhanshu', 'yhs'],
  ];
  for (const [tag, ...queries] of found) {
    it(`finds ${tag} by ${queries.join(', ')}`, () => {
      const world = aSuggestWorld(withTags(tag));
      for (const query of queries) assert.deepEqual(world.list(query), [`tag ${tag}`], query);
    });
  }

  const missed: readonly (readonly [tag: string, ...queries: string[]])[] = [
    [
      '云函数',
      'un',
      'unhanshu',
      'anshu',
      'yunhanshua',
      'yhsx',
      'yunhs',
      'h',
      'ha',
      'y.h',
      '云y',
      'yunhan数据',
    ],
    ['Serverless', 'sls', 'erver less x', 'less'.repeat(2)],
    ['重庆', 'cz', 'zhong qing x'],
  ];
  for (const [tag, ...queries] of missed) {
    it(`does not find ${tag} by ${queries.join(', ')}`, () => {
      const world = aSuggestWorld(withTags(tag));
      for (const query of queries) assert.deepEqual(world.list(query), [], query);
    });
  }

  it('puts what is read from the beginning before initials, these before the middle, and other readings last', () => {
    const world = aSuggestWorld([
      {
        id: 'blog/1',
        title: '-',
        tags: ['石家庄', '冷石', '时', '什'],
        categories: ['十号'],
        authors: ['识'],
      },
      { id: 'blog/2', title: '-', tags: ['冷石', '什'] },
      { id: 'blog/3', title: '-', tags: ['冷石'] },
    ]);
    assert.deepEqual(world.list('shi'), [
      'tag 时',
      'tag 石家庄',
      'category 十号',
      'author 识',
      'tag 冷石',
      'tag 什',
    ]);
    const levels = aSuggestWorld(withTags('暂缓', '现在', '子会', '再会', '在', '仔猪'));
    assert.deepEqual(levels.list('zai'), ['tag 再会', 'tag 在', 'tag 现在', 'tag 仔猪']);
    assert.deepEqual(levels.list('zh').slice(0, 3), ['tag 再会', 'tag 子会', 'tag 暂缓']);
  });

  it('puts text before pinyin', () => {
    const world = aSuggestWorld([
      { id: 'blog/1', title: 'a yh b', tags: ['银河'] },
      { id: 'blog/2', title: '银河', tags: ['银河'] },
    ]);
    assert.deepEqual(world.list('yh'), ['article a yh b', 'tag 银河', 'article 银河']);
  });

  it('finds titles by whole syllables anywhere, and by initials from the beginning of a run', () => {
    const world = aSuggestWorld([{ title: 'Serverless 应用的部署实践' }]);
    for (const query of ['bushu', 'bush', 'yingyong', 'yyd', 'yydbssj', 'serverlessyy', 'shijian']) {
      assert.equal(world.list(query).length, 1, query);
    }
    for (const query of ['bs', 'b', 'sj', 'ushu', 'bushux']) assert.equal(world.list(query).length, 0, query);
  });

  it('reads terms by all their spellings', () => {
    const world = aSuggestWorld(withTags('SCF'), { taxonomy: 'tags:\n  SCF:\n    aliases: [云函数]\n' });
    assert.deepEqual(world.list('yhs'), ['tag SCF']);
  });
});

describe('foldPinyin', () => {
  const table: readonly (readonly [string, string])[] = [
    ['yun han shu', 'yunhanshu'],
    ["xi'an", 'xian'],
    ['lüse', 'lvse'],
    ['lǘ', 'lv'],
    ['nǚ', 'nv'],
    ['zhōng', 'zhong'],
    ['云han', '云han'],
    ['云函数', ''],
    ['123', ''],
    ["'", ''],
  ];
  for (const [query, expected] of table) {
    it(`makes "${query}" "${expected}"`, () => {
      assert.equal(foldPinyin(query), expected);
    });
  }
});

describe('toPinyin', () => {
  it('has one reading per UTF-16 unit, the one of the context first', () => {
    assert.deepEqual(toPinyin('a重庆😀〇,'), [
      null,
      ['chong', 'zhong'],
      ['qing'],
      null,
      null,
      ['ling'],
      null,
    ]);
  });

  it('keeps in step with whatever there is', () => {
    for (const text of ['', '𠮷野家', '\ud842中', '中\ud842', '嗯呣兙', '々', 'e\u0301中', '👨‍👩‍👧中']) {
      const readings = toPinyin(text);
      assert.equal(readings.length, text.length, text);
      assert.equal(readings[text.indexOf('中')]?.[0] ?? 'zhong', 'zhong');
    }
  });
});
