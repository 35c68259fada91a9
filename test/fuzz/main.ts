import 'reflect-metadata';
import { existsSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { readCommandLine, runCampaign } from '../command-line';
import type { ApiDocument } from '../request-schemas';
import { startServer, type TestServer } from '../server';
import { CaseOffice } from './case-office';
import { Contract } from './contract';
import { Findings } from './findings';
import { operationsOf } from './operations';
import { Rendering } from './rendering';
import { RequestCampaign } from './request-campaign';
import { SequenceCampaign, TAKEN_PERCENT_MIN } from './sequence-campaign';
import { FuzzWorld, LIFTED_BOUNDS } from './world';

const LINE = {
  start: 'npm run fuzz --',
  what: 'Asks a server of its own for all that its document names, and for what it does not; 1: an answer that is not in the document, a 5xx, a dropped connection, a broken promise of commands, hardly a command taken.',
  numbers: {
    requests: { byDefault: 20_000, what: 'single requests' },
    seed: { byDefault: 1, what: 'of the chance that chooses' },
    sequences: { byDefault: 300, what: 'sequences of commands to a case, after them' },
    'rss-max': { byDefault: 1_024, what: 'MiB that the server may take' },
  },
} as const;

async function main(): Promise<number> {
  const { requests, seed, sequences, 'rss-max': rssMax } = readCommandLine(LINE, process.argv.slice(2));
  console.log(`Node ${process.version}, load average ${loadavg()[0]?.toFixed(1)}, seed ${seed}; no bounds of a flood`);
  const server = await startServer({ simulatedClock: '2026-03-02T09:00:00+08:00', more: LIFTED_BOUNDS });
  const begun = performance.now();
  let rss = 0;
  let sinceTenth: number[] = [];
  let code: number | null = 0;
  const findings = new Findings((kind) => console.log(`  found: ${kind}`));
  try {
    const document = (await server.get('/openapi.json').expect(200)).body as ApiDocument;
    const world = await FuzzWorld.on(server);
    const stretch = (): void => {
      sinceTenth.push(memoryOf(server));
      rss = Math.max(rss, ...sinceTenth);
    };
    const tenth = (done: number, answers: Readonly<Record<string, number>>): void => {
      const seconds = (performance.now() - begun) / 1_000;
      const told = Object.entries(answers).map(([status, count]) => `${status} × ${count}`);
      console.log(
        `  ${done} in ${seconds.toFixed(0)} s, ${Math.min(...sinceTenth)} to ${Math.max(...sinceTenth)} MiB, ${findings.kinds} kinds; ${told.join(', ')}`,
      );
      sinceTenth = [];
    };
    const operations = operationsOf(document);
    const site = { url: server.url, document, operations, contract: new Contract(document), world, findings };
    const campaign = new RequestCampaign({
      ...site,
      rendering: new Rendering(operations, document, world),
      stretch,
      tenth,
    });
    await campaign.run(requests, seed);
    const rested = performance.now();
    const told = new SequenceCampaign({ ...site, office: await CaseOffice.on(server) });
    await told.run(sequences, seed);
    rss = Math.max(rss, memoryOf(server));
    const seconds = ((performance.now() - rested) / 1_000).toFixed(0);
    console.log(
      `  ${sequences} sequences in ${seconds} s: of 100 commands ${told.takenPercent} taken; ${memoryOf(server)} MiB`,
    );
    console.log(`  taken: ${mostOf(told.taken)}`);
    console.log(`  never taken: ${told.neverTaken.join(', ')}`);
    console.log(`  refused: ${mostOf(told.refused)}`);
    if (sequences > 0 && told.takenPercent < TAKEN_PERCENT_MIN)
      findings.add({ kind: 'hardly a command was taken', shown: `of 100 only ${told.takenPercent}` });
    const slow = [...campaign.slowest].toSorted(([, a], [, b]) => b - a).slice(0, 5);
    console.log(`  slowest: ${slow.map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`).join(', ')}`);
  } finally {
    for (const line of server.log().filter(isError).slice(0, 20)) console.log(line);
    code = await server.stop();
    if (code !== 0) console.log(`the server ended with ${code}:`, server.log().slice(-30).join('\n'));
  }
  console.log(findings.lines().join('\n'));
  if (rss > rssMax) console.log(`the server took ${rss} MiB`);
  return findings.kinds === 0 && code === 0 && rss <= rssMax ? 0 : 1;
}

const mostOf = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 30)
    .map(([what, times]) => `${what.replace('/v1/applications/{id}', '')} × ${times}`)
    .join(', ');

const isError = (line: string): boolean => /"level":"?(50|60|error|fatal)/.test(line);

const memoryOf = ({ pid }: TestServer): number => {
  const status = existsSync(`/proc/${pid}`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '';
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
};

runCampaign(main);
