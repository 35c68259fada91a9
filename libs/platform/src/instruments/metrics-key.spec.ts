import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MetricsKey } from './metrics-key';

const KEY = 'a'.repeat(32);

describe('the metrics key', () => {
  let folder: string;
  const fileWith = (content: string, mode = 0o600): string => {
    const file = join(folder, 'metrics-key');
    rmSync(file, { force: true });
    writeFileSync(file, content, { mode });
    return file;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sealtrail-metrics-key-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives access to a caller that presents it as a bearer token', () => {
    const key = MetricsKey.from(fileWith(`${KEY}\n`));
    expect([`Bearer ${KEY}`, `bearer  ${KEY} `].map((header) => key.opens(header))).toEqual([true, true]);
    const others = [undefined, '', KEY, `Basic ${KEY}`, `Bearer ${KEY}a`, `Bearer ${KEY.slice(1)}`, `Bearer ${KEY} x`];
    expect(others.filter((header) => key.opens(header))).toEqual([]);
  });

  it('gives no access if there is none', () => {
    expect(['Bearer ', 'Bearer null', `Bearer ${KEY}`].filter((header) => MetricsKey.from(null).opens(header))).toEqual(
      [],
    );
  });

  it.each([
    ['too short', () => fileWith('a'.repeat(31))],
    ['no key', () => fileWith(`${KEY} and more`)],
    ['readable by other users', () => fileWith(KEY, 0o604)],
    ['missing', () => join(folder, 'none')],
  ])('is refused at the start if its file is %s', (_, file) => {
    expect(() => MetricsKey.from(file())).toThrow(/metrics key file/);
  });
});
