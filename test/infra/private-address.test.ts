import assert from 'node:assert/strict';
import { fetchImage } from '../../infra/fetch-image';
import { isPrivateAddress } from '../../infra/private-address';

/** Addresses outside of the public internet, by their kind. */
const privateAddresses: Readonly<Record<string, readonly string[]>> = {
  'this machine': ['127.0.0.1', '127.8.8.8', '0.0.0.0', '0.1.2.3', '::1', '::'],
  'a local network': [
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    'fc00::1',
    'fd12::1',
  ],
  'one link': ['169.254.169.254', 'fe80::1', 'fe80::1%eth0', 'febf::1'],
  'a site (deprecated)': ['fec0::1', 'feff:ffff::1'],
  documentation: ['192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1', '3fff:fff::1'],
  'tests, protocols and identifiers': [
    ...['198.18.0.1', '192.0.0.8', '192.88.99.1', '2001:2::1', '2001:10::1', '2001:20::1', '2001:1ff::1'],
    ...['100::1', '100:0:0:1::1', '5f00::1'],
  ],
  'many receivers': ['224.0.0.1', '239.1.1.1', '255.255.255.255', '240.0.0.1', 'ff02::1', 'ff0e::1'],
  'an IPv4 address in another form': [
    ...['::127.0.0.1', '::8.8.8.8', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:0:127.0.0.1'],
    ...['64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::7f00:1', '64:ff9b:1:ffff::1'],
    ...['2002:7f00:1::', '2002:a9fe:a9fe::1', '2001::1', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
  ],
  'no network yet': ['200::1', '400::1', '1000::1', '4000::1', '8000::1', 'e000::1', 'fe00::1'],
};

const publicAddresses = [
  ...['8.8.8.8', '1.1.1.1', '172.15.255.255', '172.32.0.1', '192.167.1.1', '100.63.0.1', '223.255.255.255'],
  ...['2606:4700::1111', '2400:3200::1', '2001:4860:4860::8888', '2001:200::1', '2a00::1', '2003::1'],
];

describe('private addresses', () => {
  for (const [kind, addresses] of Object.entries(privateAddresses)) {
    it(`are those of ${kind}`, () => {
      assert.deepEqual(
        addresses.filter((address) => !isPrivateAddress(address)),
        [],
      );
    });
  }

  it('are not those of the public internet', () => {
    assert.deepEqual(publicAddresses.filter(isPrivateAddress), []);
  });

  it('are refused before a connection, however the URL writes them', async () => {
    const hosts = [
      '[fec0::1]',
      '[::7f00:1]',
      '[2002:7f00:1::]',
      '[64:ff9b:1::a00:1]',
      '0x7f.1',
      '2130706433',
    ];
    for (const host of hosts) {
      const options = { maxBytes: 1000, timeoutMs: 5000, allowsPrivate: false };
      assert.deepEqual(await fetchImage(`http://${host}/a.png`, options), {
        error: 'its host is not on the public internet',
        status: null,
      });
    }
  });
});
