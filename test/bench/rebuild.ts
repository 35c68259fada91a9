import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './figures';
import type { Folded } from './fold';
import { writeHistory } from './history';

export type RebuildOptions = { readonly events: number; readonly runs: number; readonly folder: string | null };

/** Folds all projections from zero over this many events, each time in a new process. */
export async function benchRebuild({ events, runs, folder }: RebuildOptions): Promise<void> {
  const place = folder ?? mkdtempSync(join(tmpdir(), 'sealtrail-rebuild-'));
  const file = join(place, 'events.sqlite');
  try {
    if (statSync(file, { throwIfNoEntry: false }) === undefined) {
      const begun = performance.now();
      await writeHistory(file, events);
      console.log(`rebuild: ${events} events written in ${seconds(performance.now() - begun)}, ${mib(file)}`);
    }
    const rates: number[] = [];
    for (let run = 1; run <= runs; run++) {
      const { events: folded, ms, cpuMs, maxRssBytes } = await fold(place, false);
      rates.push((folded / ms) * 1_000);
      console.log(
        `  ${folded} events in ${seconds(ms)} (${seconds(cpuMs)} of CPU): ${Math.round((folded / ms) * 1_000)}/s, ` +
          `peak ${Math.round(maxRssBytes / 2 ** 20)} MiB, views ${mib(join(place, 'views.sqlite'))}, load ${loadavg()[0]?.toFixed(1)}`,
      );
    }
    console.log(`rebuild: ${Math.round(median(rates))} events/s through all projections`);
    const { shares } = await fold(place, true);
    const told = shares.map(
      ({ view, foldMs, loadMs, saveMs, documents }) =>
        `  ${view.padEnd(24)} fold ${seconds(foldMs)}, load ${seconds(loadMs)}, save ${seconds(saveMs)} (${documents} documents)`,
    );
    console.log(['by view, in a run of its own:', ...told].join('\n'));
  } finally {
    if (folder === null) rmSync(place, { recursive: true, force: true });
  }
}

async function fold(folder: string, shares: boolean): Promise<Folded> {
  const child = fork(join(__dirname, 'fold.js'), [folder, ...(shares ? ['--shares'] : [])]);
  const [folded] = (await once(child, 'message')) as [Folded];
  return folded;
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
const mib = (file: string): string => `${Math.round(statSync(file).size / 2 ** 20)} MiB`;
