import { readFileSync } from 'node:fs';
import { readCommandLine, runCampaign } from '../command-line';
import { startServer } from '../server';
import { planOf } from './case-plan';
import { cardsOf } from './day-count';
import { type Day, lastMomentOf, plusDays } from './dutch-days';
import { KeepAliveClient } from './keep-alive-client';
import { foundMunicipality } from './municipality';
import { readPermitLog } from './permit-log';
import { type Card, type PlayedCase } from './played-case';
import { Player } from './player';
import { disagreements, type Outcome, reportLines } from './report';

const CONNECTIONS = 8;
/** How long the clock runs after the last event, so that cards of open cases become due. */
const AFTERWARDS_DAYS = 120;

/** Replays a permit log on a server of its own and counts every day again. */
async function run(file: string): Promise<Outcome> {
  const startedAt = performance.now();
  const { cases, unreadable } = readPermitLog(readFileSync(file, 'utf8'));
  const plans = cases.map(planOf);
  const days = plans.flatMap(({ startDay, acts }) => [startDay, ...acts.map(({ day }) => day)]).sort();
  const [first, last] = [days[0] ?? '2010-01-01', days.at(-1) ?? '2010-01-01'];
  const server = await startServer({ simulatedClock: lastMomentOf(plusDays(first, -1)), zone: 'Europe/Amsterdam' });
  const client = new KeepAliveClient(server.url, CONNECTIONS);
  try {
    const city = await foundMunicipality(client, server.adminKey, plans, yearsFrom(first, last));
    const player = new Player(client, server.adminKey, city);
    await player.play(plans, progress(last));
    const until = lastMomentOf(plusDays(last, AFTERWARDS_DAYS));
    await player.setClock(until);
    return {
      unreadable,
      cases: plans.length,
      played: player.played,
      refusals: player.refusals,
      requests: player.requests,
      jumps: player.jumps,
      clockSeconds: player.clockMs / 1_000,
      expected: player.played.flatMap((played) => cardsOf(played, until)),
      found: await cardsOfServer(client, server.adminKey, player.played),
      seconds: (performance.now() - startedAt) / 1_000,
    };
  } finally {
    client.close();
    await server.stop();
  }
}

/** With years for limits that end after the last event. */
function yearsFrom(first: Day, last: Day): readonly number[] {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4)) + 2];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

async function cardsOfServer(
  client: KeepAliveClient,
  key: string,
  played: readonly PlayedCase[],
): Promise<readonly Card[]> {
  const names = new Map(played.map(({ applicationId, plan }) => [applicationId, plan.source.case]));
  const cards: Card[] = [];
  let cursor: string | null = null;
  do {
    const more: string = cursor === null ? '' : `&cursor=${cursor}`;
    const page = await client.must('GET', `/v1/cards?limit=1000${more}`, key);
    for (const item of page['items'] as readonly Record<string, string>[]) {
      if (item['status'] === 'revoked') throw new Error(`a revoked card: ${JSON.stringify(item)}`);
      const { applicationId = '', rule = '', clock = '', level = '', breachedAt: at = '', department = '' } = item;
      const official = item['official'] ?? null;
      // Nobody answers a card here, and the day count knows the clocks of the cases alone.
      if (rule === 'feedbackLate') continue;
      cards.push({ case: names.get(applicationId) ?? applicationId, rule, clock, level, at, department, official });
    }
    cursor = page['next'] as string | null;
  } while (cursor !== null);
  return cards;
}

/** Prints a line per month. */
function progress(last: Day): (day: Day) => void {
  let month = '';
  return (day) => {
    if (day.slice(0, 7) === month) return;
    month = day.slice(0, 7);
    process.stderr.write(`playing ${month} of ${last.slice(0, 7)}\n`);
  };
}

const LINE = {
  start: 'npm run test:real --',
  what: 'Plays a log of permit cases against a server of its own and counts every day again; 1: a card differs.',
  needed: { name: 'file', what: 'the log, a case a line' },
} as const;

runCampaign(async () => {
  const { file } = readCommandLine(LINE, process.argv.slice(2));
  const outcome = await run(file);
  process.stdout.write(`${reportLines(outcome).join('\n')}\n`);
  const nothing = outcome.played.length === 0 || outcome.found.length === 0;
  return nothing || disagreements(outcome).length > 0 ? 1 : 0;
});
