import assert from 'node:assert/strict';
import { countBuilt } from '../../../../core/build/content/count-built';
import { countStored } from '../../../../core/read/catalog/count-stored';
import type { VisibilityCounts } from '../../../../core/model/article/visibility';
import { createEdition } from '../../../../core/read/catalog/edition';
import { createZone } from '../../../../core/model/time/zone';
import { aCatalog, anArticle, type ArticleParts } from '../../../support/builders';

const now = Date.parse('2021-01-01T00:00Z');
const none: VisibilityCounts = { public: 0, drafts: 0, scheduled: 0, withdrawn: 0 };

describe('counts of articles by who sees them', () => {
  const cases: { name: string; parts: ArticleParts; expected: keyof VisibilityCounts }[] = [
    { name: 'without any time', parts: {}, expected: 'public' },
    { name: 'of the past', parts: { date: '2020-06-23' }, expected: 'public' },
    { name: 'of this moment', parts: { date: '2021-01-01T00:00Z' }, expected: 'public' },
    {
      name: 'of a day that has begun in the zone of the site',
      parts: { date: '2021-01-01' },
      expected: 'public',
    },
    { name: 'of tomorrow', parts: { date: '2021-01-02' }, expected: 'scheduled' },
    { name: 'of the next second', parts: { publishAt: '2021-01-01T00:00:01Z' }, expected: 'scheduled' },
    {
      name: 'with a late date and an early publication',
      parts: { date: '2030-01-01', publishAt: '2020-01-01' },
      expected: 'public',
    },
    {
      name: 'with an early date and a late publication',
      parts: { date: '2020-01-01', publishAt: '2030-01-01' },
      expected: 'scheduled',
    },
    { name: 'to be withdrawn', parts: { unpublishAt: '2021-01-01T00:00:01Z' }, expected: 'public' },
    { name: 'withdrawn at this moment', parts: { unpublishAt: '2021-01-01T00:00Z' }, expected: 'withdrawn' },
    {
      name: 'withdrawn before it came',
      parts: { date: '2030-01-01', unpublishAt: '2020-01-01' },
      expected: 'withdrawn',
    },
    {
      name: 'for a while, later',
      parts: { publishAt: '2030-01-01', unpublishAt: '2031-01-01' },
      expected: 'scheduled',
    },
    { name: 'that is a draft', parts: { draft: true }, expected: 'drafts' },
    { name: 'that is a draft, scheduled', parts: { draft: true, date: '2030-01-01' }, expected: 'drafts' },
    {
      name: 'that is a draft, withdrawn',
      parts: { draft: true, unpublishAt: '2020-01-01' },
      expected: 'drafts',
    },
  ];
  for (const { name, parts, expected } of cases) {
    it(`have an article ${name} among ${expected}`, () => {
      const counts = { ...none, [expected]: 1 };
      const catalog = aCatalog([parts]);
      assert.deepEqual(countBuilt([anArticle(parts)], createZone('Asia/Shanghai'), now), counts);
      assert.deepEqual(countStored(catalog, now), counts);
      assert.equal(createEdition(catalog, now).publicCount, counts.public);
    });
  }

  it('add up', () => {
    const catalog = aCatalog(cases.map(({ parts }, i) => ({ ...parts, id: `blog/${i}` })));
    assert.deepEqual(countStored(catalog, now), { public: 6, drafts: 3, scheduled: 4, withdrawn: 2 });
  });
});
