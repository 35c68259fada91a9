import { parseArgs } from 'node:util';
import { campaign } from './campaign';
import { allKinds, KINDS, type Kind, kindsThatAreOn } from './kinds';
import { reportLines, wordsOfHistory } from './report';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    histories: { type: 'string', default: '1000' },
    only: { type: 'string' },
    with: { type: 'string', default: 'on' },
    without: { type: 'string', default: '' },
  },
});

const named = (text: string): readonly Kind[] =>
  text.split(',').flatMap((name) => {
    if (name === '') return [];
    if (name === 'all') return allKinds;
    if (name === 'on') return kindsThatAreOn;
    if (!(name in KINDS)) throw new Error(`no kind ${name}; there are ${allKinds.join(', ')}`);
    return [name as Kind];
  });

async function main(): Promise<void> {
  const without = new Set(named(values.without));
  const kinds = new Set(named(values.with).filter((kind) => !without.has(kind)));
  const seed = Number(values.seed);
  const only = values.only === undefined ? null : Number(values.only);
  const outcome = await campaign({ seed, histories: Number(values.histories), only, kinds });
  const { histories, differences, requests, jumps, clockSeconds, seconds, cards } = outcome;
  if (only !== null && differences.length === 0) console.log(histories.flatMap(wordsOfHistory).join('\n'));
  console.log(reportLines(seed, histories, differences).join('\n'));
  const differing = new Set(differences.map(({ index }) => index)).size;
  console.log(`\nseed ${seed}, kinds ${[...kinds].join(',')}: ${histories.length} histories, ${differing} differ`);
  console.log(
    `${cards} cards, ${requests} requests, ${jumps} instants in ${seconds.toFixed(1)} s (clock ${clockSeconds.toFixed(1)} s)`,
  );
  process.exitCode = differing === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
