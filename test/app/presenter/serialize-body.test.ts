import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toBuffer, serializeBody, preserialize } from '../../../app/presenter/serialize-body';

describe('toBytes', () => {
  it('writes what JSON.stringify does, whether items were written before or not', () => {
    const item = fc.record({
      id: fc.string({ unit: 'grapheme' }),
      words: fc.integer(),
      none: fc.constant(undefined),
    });
    const rest = fc.oneof(
      fc.constant({}),
      fc.record({ meta: fc.jsonValue(), links: fc.constant(undefined) }),
    );
    fc.assert(
      fc.property(fc.array(item), fc.array(fc.boolean()), rest, (data, isWritten, others) => {
        for (const [i, one] of data.entries()) if (isWritten[i] !== false) preserialize(one);
        const body = { data, ...others };
        assert.equal(serializeBody(body).bytes.length, Buffer.byteLength(JSON.stringify(body)));
        assert.equal(toBuffer(serializeBody(body).bytes).toString(), JSON.stringify(body));
        const turned = { ...others, data };
        assert.equal(toBuffer(serializeBody(turned).bytes).toString(), JSON.stringify(turned));
      }),
    );
  });

  it('writes text as it is', () => {
    assert.equal(toBuffer(serializeBody('# 云\n').bytes).toString(), '# 云\n');
  });
});
