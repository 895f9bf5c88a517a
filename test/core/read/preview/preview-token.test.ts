import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { mock } from 'node:test';
import fc from 'fast-check';
import {
  revocationIdOf,
  signPreview,
  verifyPreview,
  type PreviewKeys,
} from '../../../../core/read/preview/preview-token';
import { createPreviewKeys } from '../../../../infra/preview-keys';

const oldSecret = 'the old secret, of 32 characters';
const newSecret = 'the new secret, of 32 characters';
const now = Date.UTC(2026, 10, 21);
const issued = now / 1000 - 60;
const expires = now / 1000 + 60;
const limit = 90 * 86_400;

function keysOf(...secrets: string[]): PreviewKeys {
  const keys = createPreviewKeys(secrets);
  assert.ok(keys);
  return keys;
}

const keys = keysOf(newSecret);
const token = signPreview('blog/a', { issued, expires }, keys);

/** A token of the former form, which does not tell when it was made. */
const formerToken = (until: number) => `${until}.${keys.signers[0](`casebook preview 1\n${until}\nblog/a`)}`;

describe('preview token', () => {
  const table: { name: string; id?: string; at?: number; by?: PreviewKeys; made?: string; good: boolean }[] =
    [
      { name: 'is good for its article', good: true },
      { name: 'is good to the last millisecond', at: expires * 1000 - 1, good: true },
      { name: 'is refused from the moment it expires', at: expires * 1000, good: false },
      { name: 'is refused for another article', id: 'blog/b', good: false },
      { name: 'is refused for an article of the same slug', id: 'news/a', good: false },
      { name: 'is refused for the same letters in other case', id: 'blog/A', good: false },
      { name: 'is good while its secret is the second', by: keysOf(oldSecret, newSecret), good: true },
      { name: 'is refused when its secret is gone', by: keysOf(oldSecret), good: false },
      { name: 'is signed by the first secret', made: make(keysOf(newSecret, oldSecret)), good: true },
      { name: 'is not signed by the second', made: make(keysOf(oldSecret, newSecret)), good: false },
      { name: 'is refused with a zero before its moment', made: `0${token}`, good: false },
      {
        name: 'is refused with a later moment',
        made: token.replace(String(expires), String(expires + 1)),
        good: false,
      },
      {
        name: 'is refused with another time of issue',
        made: token.replace(String(issued), String(issued + 1)),
        good: false,
      },
      { name: 'is refused without its time of issue', made: token.replace(/^\d+\./, ''), good: false },
      { name: 'is good for 90 days', made: make(keys, issued, issued + limit), good: true },
      {
        name: 'is refused when it was issued for longer',
        made: make(keys, issued, issued + limit + 1),
        good: false,
      },
      {
        name: 'is refused at its end, too, when it was issued for longer',
        at: (issued + limit) * 1000,
        made: make(keys, issued, issued + limit + 1),
        good: false,
      },
      {
        name: 'is good from a clock that is minutes ahead',
        made: make(keys, now / 1000 + 300, now / 1000 + 300 + limit),
        good: true,
      },
      {
        name: 'is refused when a time of issue to come makes it longer',
        made: make(keys, now / 1000 + 301, now / 1000 + 301 + limit),
        good: false,
      },
      { name: 'is good in the former form', made: formerToken(expires), good: true },
      { name: 'is good in the former form for 90 days', made: formerToken(now / 1000 + limit), good: true },
      {
        name: 'is refused in the former form for longer',
        made: formerToken(now / 1000 + limit + 1),
        good: false,
      },
      {
        name: 'is refused in the former form when it has expired',
        made: formerToken(now / 1000),
        good: false,
      },
      {
        name: 'is refused in the former form behind a time of issue',
        made: `${issued}.${formerToken(expires)}`,
        good: false,
      },
      { name: 'is refused with padding', made: `${token}=`, good: false },
      { name: 'is refused with space around it', made: ` ${token}`, good: false },
      { name: 'is refused with a line end behind it', made: `${token}\n`, good: false },
      { name: 'is refused without a signature', made: String(expires), good: false },
      { name: 'is refused when it is nothing', made: '', good: false },
      { name: 'is refused with a moment that is no number', made: token.replace(/^\d+/, 'NaN'), good: false },
    ];
  for (const { name, id = 'blog/a', at = now, by = keys, made = token, good } of table) {
    it(name, () => {
      assert.equal(verifyPreview(made, id, at, by), good);
    });
  }

  it('is refused with any one bit changed', () => {
    const bytes = Buffer.from(token);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      // What is not UTF-8 any more comes from a request as replacement characters.
      assert.equal(verifyPreview(changed.toString(), 'blog/a', now, keys), false, `bit ${bit}`);
    }
  });

  it('is refused with another letter that stands for the same bytes', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const bytesOf = (text: string) => Buffer.from(text.split('.').at(-1) ?? '', 'base64url').toString('hex');
    const others = Array.from(letters, (letter) => token.slice(0, -1) + letter).filter(
      (one) => one !== token,
    );
    const same = others.filter((one) => bytesOf(one) === bytesOf(token));
    assert.equal(same.length, 3, 'The last letter has two bits that mean nothing.');
    for (const other of others) assert.equal(verifyPreview(other, 'blog/a', now, keys), false);
  });

  it('is good for the one id and moment it was made for, whatever they are', () => {
    const id = fc
      .tuple(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }))
      .map((parts) => parts.join('/'));
    const moment = fc.integer({ min: 1, max: 999_999_999_999 - limit });
    const length = fc.integer({ min: 1, max: limit });
    fc.assert(
      fc.property(id, moment, length, id, moment, (one, from, seconds, other, later) => {
        const until = from + seconds;
        const made = signPreview(one, { issued: from, expires: until }, keys);
        assert.equal(verifyPreview(made, one, until * 1000 - 1, keys), true);
        assert.equal(verifyPreview(made, other, from * 1000, keys), one === other);
        const moved = made.replace(`.${until}.`, `.${later}.`);
        assert.equal(verifyPreview(moved, one, from * 1000, keys), until === later);
      }),
    );
  });

  it('is refused once its id is revoked, in both forms, and no other is', () => {
    const former = formerToken(expires);
    for (const [one, other] of [
      [token, former],
      [former, token],
    ] as const) {
      const revoking = createPreviewKeys([newSecret], [revocationIdOf(one)]);
      assert.ok(revoking);
      assert.match(revocationIdOf(one), /^[\w-]{12}$/);
      assert.equal(verifyPreview(one, 'blog/a', now, revoking), false);
      assert.equal(verifyPreview(other, 'blog/a', now, revoking), true);
    }
  });

  it('is compared in constant time, with every secret', () => {
    const compare = mock.method(crypto, 'timingSafeEqual');
    try {
      for (const by of [keysOf(newSecret, oldSecret), keysOf(oldSecret, newSecret)]) {
        verifyPreview(token, 'blog/a', now, by);
        verifyPreview(`${token.slice(0, -1)}_`, 'blog/a', now, by);
      }
      assert.equal(compare.mock.callCount(), 8);
      for (const {
        arguments: [one, other],
      } of compare.mock.calls) {
        assert.equal(Buffer.from(one as Uint8Array).length, token.length);
        assert.equal(Buffer.from(other as Uint8Array).length, token.length);
      }
    } finally {
      compare.mock.restore();
    }
  });

  it('is not made and not taken without a secret', () => {
    assert.equal(createPreviewKeys([]), undefined);
  });
});

function make(by: PreviewKeys, from = issued, until = expires): string {
  return signPreview('blog/a', { issued: from, expires: until }, by);
}
