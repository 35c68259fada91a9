import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UNFINISHED_RESTORE } from '../data-folder';
import { FORMAT } from '../namespace-manifest/manifest';
import { writeBackupList } from './backup-list';
import { restoreFolder } from './restore-folder';

const MADE = { log: 'l1', head: '7', madeAt: '2026-03-02T01:00:00.000Z' } as const;

describe('an interrupted restore', () => {
  let root: string;
  const at = (...names: readonly string[]): string => join(root, ...names);
  const begin = () =>
    restoreFolder({
      backup: at('backup'),
      target: at('target'),
      keyFile: null,
      accept: true,
      upcasters: {},
      onProgress: () => {},
    });

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'sealtrail-restore-'));
    for (const folder of ['backup/data', 'target']) mkdirSync(at(folder), { recursive: true });
    const files = [{ path: 'events.sqlite', bytes: 0, sha256: '0'.repeat(64), changedMs: 0 }];
    writeBackupList(at('backup'), { ...MADE, format: FORMAT, mark: 'm', files });
    writeFileSync(at('target', UNFINISHED_RESTORE), JSON.stringify(MADE));
    writeFileSync(at('target', 'events.sqlite-wal'), '');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('removes what it has written itself, and starts over', async () => {
    expect((await begin()).findings).toContain('events.sqlite is missing');
    expect(readdirSync(at('target'))).not.toContain('events.sqlite-wal');
  });

  it('removes nothing else: the vault key may be the only copy', async () => {
    writeFileSync(at('target', 'vault.key'), 'k');
    await expect(begin()).rejects.toThrow('is not empty');
    expect(readdirSync(at('target'))).toEqual(expect.arrayContaining(['events.sqlite-wal', 'vault.key']));
  });
});
