import { readCommandLine, runCampaign } from '../command-line';
import { campaign } from './campaign';
import { allKinds, KINDS, type Kind, kindsThatAreOn } from './kinds';
import { reportLines, wordsOfHistory } from './report';

const LINE = {
  start: 'npm run oracle --',
  what: 'Tells histories to a server of its own and counts every day again; 1: one of them came out otherwise.',
  numbers: {
    seed: { byDefault: 1, what: 'of the chance that writes them' },
    histories: { byDefault: 1_000, what: 'how many' },
    only: { byDefault: null, what: 'the history of that index alone' },
  },
  texts: {
    with: { byDefault: 'on', what: 'kinds with commas; on: those that are, all: every one' },
    without: { byDefault: '', what: 'kinds with commas that are left out' },
  },
} as const;

const named = (text: string): readonly Kind[] =>
  text.split(',').flatMap((name) => {
    if (name === '') return [];
    if (name === 'all') return allKinds;
    if (name === 'on') return kindsThatAreOn;
    if (!(name in KINDS)) throw new Error(`no kind ${name}; there are ${allKinds.join(', ')}`);
    return [name as Kind];
  });

async function main(): Promise<number> {
  const { seed, histories: count, only, ...asked } = readCommandLine(LINE, process.argv.slice(2));
  const without = new Set(named(asked.without));
  const kinds = new Set(named(asked.with).filter((kind) => !without.has(kind)));
  const outcome = await campaign({ seed, histories: count, only, kinds });
  const { histories, differences, requests, jumps, clockSeconds, seconds, cards } = outcome;
  if (only !== null && differences.length === 0) console.log(histories.flatMap(wordsOfHistory).join('\n'));
  console.log(reportLines(seed, histories, differences).join('\n'));
  const differing = new Set(differences.map(({ index }) => index)).size;
  console.log(`\nseed ${seed}, kinds ${[...kinds].join(',')}: ${histories.length} histories, ${differing} differ`);
  console.log(
    `${cards} cards, ${requests} requests, ${jumps} instants in ${seconds.toFixed(1)} s (clock ${clockSeconds.toFixed(1)} s)`,
  );
  return differing === 0 ? 0 : 1;
}

runCampaign(main);
