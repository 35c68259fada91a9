import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engines } from '../package.json';
import { BUILD, spawnNode } from './spawned';

describe('a Node version that is too old', () => {
  let folder: string;
  let older: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sealtrail-old-node-'));
    older = join(folder, 'older.js');
    writeFileSync(older, "Object.defineProperty(process, 'version', { value: 'v18.20.8' });");
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['standalone', 'api', 'projector', 'reactor', 'cli'])('is reported in one line by %s', async (app) => {
    const started = spawnNode(['--require', older, join(BUILD, 'apps', app, 'src', 'main.js')], {
      env: {},
      cwd: folder,
    });
    expect(await started.ended()).toBe(1);
    expect(started.log()).toEqual([`Sealtrail needs Node ${engines.node}; this is v18.20.8. See https://nodejs.org.`]);
  });
});
