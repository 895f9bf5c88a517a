import assert from 'node:assert/strict';
import { createHostCheck } from '../../../app/response/allowed-hosts';

const check = createHostCheck(['box.local', '0.0.0.0']);

describe('hosts of the development server', () => {
  const allowed = [
    ...[
      'localhost',
      'localhost:7001',
      'LOCALHOST',
      'blog.localhost:80',
      '127.0.0.1:7001',
      '127.9.9.9',
      '[::1]',
    ],
    ...['[::1]:7001', '192.168.1.5:7001', 'box.local', 'Box.Local:1', '0.0.0.0:7001', 'localhost:'],
  ];
  const refused = [
    ...[
      'evil.example',
      'evil.example:7001',
      'localhost.evil.example',
      'evillocalhost',
      '127.0.0.1.evil.example',
    ],
    ...[
      '192.168.1.6',
      '192.168.1.5.nip.io',
      'evil.box.local',
      '[fe80::1]',
      '::1',
      '[::ffff:7f00:1]',
      '',
      ':7001',
    ],
    ...[
      'localhost, evil.example',
      'evil@localhost',
      'localhost@evil.example',
      'localhost:7001:1',
      'localhost/x',
    ],
    ...['localhost.', 'localhost:x', '[::1', '[]', ' localhost'],
  ];
  for (const [isAllowed, hosts] of [
    [true, allowed],
    [false, refused],
  ] as const) {
    for (const host of hosts) {
      it(`${isAllowed ? 'allow' : 'refuse'} "${host}"`, () => {
        // As a socket says it that takes IPv4 and IPv6.
        const socket = { localAddress: '::ffff:192.168.1.5' };
        assert.equal(check({ headers: { host }, socket }), isAllowed);
      });
    }
  }

  it('allow the address that an IPv6 connection was made to, and refuse requests without a host', () => {
    const socket = { localAddress: 'fd00::5' };
    assert.equal(check({ headers: { host: '[FD00::5]:7001' }, socket }), true);
    assert.equal(check({ headers: {}, socket }), false);
    assert.equal(check({ headers: { host: '' }, socket: {} }), false);
  });
});
