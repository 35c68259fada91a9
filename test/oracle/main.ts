import { readCommandLine, runCampaign } from '../command-line';
import { campaign } from './campaign';
import { allKinds, KINDS, type Kind, kindsThatAreOn } from './kinds';
import { isPolicyName, policyNames } from './policies';
import { describeHistory, reportLines } from './report';

const LINE = {
  start: 'npm run oracle --',
  what: 'Tells histories to servers of its own and counts every day again; 1: one of them came out otherwise.',
  numbers: {
    seed: { byDefault: 1, what: 'of the chance that writes them' },
    histories: { byDefault: 1_000, what: 'the index behind the last: how many, where the first is 0' },
    from: { byDefault: 0, what: 'the index of the first: to go on where a run was cut' },
    only: { byDefault: null, what: 'the history of that index alone' },
  },
  texts: {
    with: { byDefault: 'on', what: 'kinds with commas; on: those that are, all: every one' },
    without: { byDefault: '', what: 'kinds with commas that are left out' },
    policy: { byDefault: 'shipped', what: `the policy that cards fall by: ${policyNames.join(', ')}` },
  },
} as const;

/** This many are run against one server: an interruption costs no more than these. */
const TOLD_TO_ONE = 500;

const named = (text: string): readonly Kind[] =>
  text.split(',').flatMap((name) => {
    if (name === '') return [];
    if (name === 'all') return allKinds;
    if (name === 'on') return kindsThatAreOn;
    if (!(name in KINDS)) throw new Error(`no kind ${name}; there are ${allKinds.join(', ')}`);
    return [name as Kind];
  });

async function main(): Promise<number> {
  const { seed, histories: count, from, only, ...asked } = readCommandLine(LINE, process.argv.slice(2));
  const without = new Set(named(asked.without));
  const kinds = new Set(named(asked.with).filter((kind) => !without.has(kind)));
  const { policy } = asked;
  if (!isPolicyName(policy)) throw new Error(`no policy ${policy}; there are ${policyNames.join(', ')}`);
  const [first, end] = only === null ? [from, count] : [only, only + 1];
  const sum = { histories: 0, differing: 0, cards: 0, requests: 0, jumps: 0, seconds: 0, clockSeconds: 0 };
  for (let next = first; next < end; next += TOLD_TO_ONE) {
    const to = Math.min(end, next + TOLD_TO_ONE);
    const outcome = await campaign({ seed, from: next, to, kinds, policy }, console.log).catch((error: unknown) => {
      console.error(`cut at history ${next}: goes on with --from ${next}`);
      throw error;
    });
    const { histories, differences } = outcome;
    if (only !== null && differences.length === 0) console.log(histories.flatMap(describeHistory).join('\n'));
    if (differences.length > 0) console.log(reportLines(seed, histories, differences).join('\n'));
    sum.histories += histories.length;
    sum.differing += new Set(differences.map(({ index }) => index)).size;
    for (const name of ['cards', 'requests', 'jumps', 'seconds', 'clockSeconds'] as const) sum[name] += outcome[name];
    if (end - first > TOLD_TO_ONE)
      console.log(`until history ${to - 1}: ${sum.histories} told, ${sum.differing} differ`);
  }
  console.log(
    `\nseed ${seed}, policy ${policy}, kinds ${[...kinds].join(',')}: ${sum.histories} histories, ${sum.differing} differ`,
  );
  console.log(
    `${sum.cards} cards, ${sum.requests} requests, ${sum.jumps} instants in ${sum.seconds.toFixed(1)} s (clock ${sum.clockSeconds.toFixed(1)} s)`,
  );
  return sum.differing === 0 ? 0 : 1;
}

runCampaign(main);
