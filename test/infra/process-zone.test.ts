import assert from 'node:assert/strict';
import { createZone } from '../../core/model/time/zone';
import { zoneNames } from '../../core/model/time/zone-names';
import { createProcessClock } from '../../infra/process-zone';

const year = 31_556_952_000;
/** From 1890 to 2049, at times that are no round ones. */
const instants = Array.from({ length: 320 }, (_, i) => Date.UTC(1890, 0, 1, 3, 25, 45) + i * (year / 2));

/** The list may be newer than the platform. */
const isKnown = (timeZone: string) => {
  try {
    return Intl.DateTimeFormat('en', { timeZone }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
};

describe('openProcessClock', () => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  it('gives a process without a zone this one', () => {
    delete process.env.TZ;
    const clock = createProcessClock('Asia/Shanghai');
    assert.equal(process.env.TZ, 'Asia/Shanghai');
    assert.equal(clock?.(0), 8 * 3_600_000);
  });

  it('leaves a process its zone', () => {
    process.env.TZ = 'Europe/Berlin';
    assert.equal(createProcessClock('Asia/Shanghai'), undefined);
    assert.equal(process.env.TZ, 'Europe/Berlin');
  });

  it('leaves names with numbers to Intl, because TZ may hold rules of that form', () => {
    for (const name of ['Etc/GMT+5', 'EST5EDT', 'UTC']) {
      delete process.env.TZ;
      assert.equal(createProcessClock(name), undefined);
      assert.equal(process.env.TZ, undefined);
    }
  });

  it('leaves names to Intl that TZ would take for UTC', () => {
    const names = [
      'asia/shanghai',
      'Europe/london',
      'ASIA/SHANGHAI',
      'Antarctica/Mcmurdo',
      'Asia/Beijing',
      'SystemV/PST',
    ];
    for (const name of names) {
      delete process.env.TZ;
      assert.equal(createProcessClock(name), undefined, name);
      assert.equal(process.env.TZ, undefined);
    }
  });

  it('leaves a process the name of its zone in other letters', () => {
    process.env.TZ = 'asia/shanghai';
    assert.equal(createProcessClock('Asia/Shanghai'), undefined);
  });

  it('agrees with Intl in every zone and link', () => {
    for (const name of zoneNames.filter(isKnown)) {
      process.env.TZ = name;
      const clock = createProcessClock(name);
      if (!clock) continue;
      const [own, asked] = [createZone(name, clock), createZone(name)];
      for (const ms of instants) assert.equal(own.offsetAt(ms), asked.offsetAt(ms), `${name} at ${ms}`);
    }
  });
});
