import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { untilInTests } from '@sealtrail/event-sourcing/testing';
import { spawnMain } from '../spawned';

const until = untilInTests();

const commandOf = (pid: string): string => {
  try {
    return readFileSync(join('/proc', pid, 'cmdline'), 'utf8');
  } catch {
    return '';
  }
};
const serversOf = (folder: string): readonly string[] =>
  readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && commandOf(pid).includes(`${folder}/`));

it.each(['SIGTERM', 'SIGINT'] as const)(
  'a campaign stopped by %s stops its server and deletes its folder',
  async (signal) => {
    const folder = mkdtempSync(join(tmpdir(), 'sealtrail-told-to-end-'));
    try {
      const campaign = spawnMain(['test', 'fuzz', 'main.js'], ['--requests', '1000000'], { TMPDIR: folder });
      await until(() => serversOf(folder).length > 0);
      process.kill(campaign.pid, signal);
      expect(await campaign.ended()).toBe({ SIGTERM: 143, SIGINT: 130 }[signal]);
      await until(() => serversOf(folder).length === 0);
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
