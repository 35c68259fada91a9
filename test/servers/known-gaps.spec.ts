import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { allBut, type Gap, judge, knownGaps, withoutTest } from './known-gaps';
import { LONG_THROUGH_PROXY, partsFor, THROUGH_PROXY } from './parts';
import { identityOf } from './versions';

const gaps: readonly Gap[] = [
  { reason: 'it has no plans', tests: ['plans'], isLeftOut: true },
  { reason: 'it is slow', tests: ['files are long', 'files are many'] },
];
const ran = (fullName: string, status: string) => ({ fullName, status });

it.each([...THROUGH_PROXY, ...LONG_THROUGH_PROXY])('%s exists to be run on servers', (file) => {
  expect(existsSync(join(__dirname, '..', '..', file))).toBe(true);
});

describe('the known gaps of servers of other vendors', () => {
  it('excuse a failure that is listed, and no other', () => {
    const tests = [ran('files are long', 'failed'), ran('files are short', 'failed'), ran('leases', 'passed')];
    expect(judge(tests, gaps)).toEqual({
      passed: 1,
      unexpected: ['files are short'],
      known: ['files are long: it is slow'],
      closed: [],
    });
  });

  it('report a listed test that passes, unless a part of it fails', () => {
    expect(judge([ran('files are long', 'passed'), ran('plans a', 'pending')], gaps).closed).toEqual([
      'files are long',
    ]);
    expect(judge([ran('plans a', 'passed'), ran('plans b', 'failed')], gaps).closed).toEqual([]);
    const byChance: readonly Gap[] = [{ reason: 'races', tests: ['leases'], isByChance: true }];
    expect(judge([ran('leases', 'passed')], byChance).closed).toEqual([]);
  });

  it('are found if no test has their name any more', () => {
    expect(withoutTest(['files are long', 'plans'], ['files are long, all of them', 'leases plans'])).toEqual([
      'plans',
    ]);
  });

  it('excuse no failure of MongoDB, nor of an untested version', () => {
    expect(judge([ran('files are long', 'failed')], knownGaps['MongoDB 8.0.13'] ?? []).unexpected).toHaveLength(1);
    expect(Object.keys(knownGaps).filter((name) => name.startsWith('MongoDB'))).toEqual([]);
  });

  it('start no whole process with a server that processes refuse', () => {
    const root = join(__dirname, '..', '..');
    const leftOut = (of: readonly Gap[]) =>
      partsFor({ kurrentdb: null, mongodb: 'mongodb://nowhere' }, root, { gaps: of, isShort: false })
        .filter((part) => 'leftOut' in part && part.leftOut.startsWith('no process starts there'))
        .map(({ name }) => name);
    expect(leftOut(gaps)).toEqual([]);
    expect(leftOut([{ reason: 'it loses a member', tests: ['manifest'], refusesProcesses: true }])).toEqual([
      'stories, events embedded, documents in MongoDB',
      'crash campaign on servers',
    ]);
  });

  it('exclude tests by a literal prefix of their names', () => {
    const pattern = new RegExp(allBut(['a (b)', 'plans']));
    expect(['a (b) c', 'plans of d', 'a b c', 'b plans'].filter((name) => pattern.test(name))).toEqual([
      'a b c',
      'b plans',
    ]);
  });

  it.each([
    [{ version: '8.0.13' }, 'MongoDB 8.0.13'],
    [{ version: '7.0.42', ferretdbVersion: 'v1.24.2' }, 'FerretDB v1.24.2'],
    [{ version: '8.2.11', secantusVersion: '0.7.0b3' }, 'SecantusDB 0.7.0b3'],
  ])("are selected by the server's identity: %j", (buildInfo, identity) => {
    expect(identityOf(buildInfo)).toBe(identity);
  });
});
