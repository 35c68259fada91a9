import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { DEMO_DAY } from '../../apps/api/src/examples/demo';
import { CommandLineAnswer, readCommandLine, runCampaign } from '../command-line';
import type { TestServer } from '../server';
import { EndedBefore } from '../spawned';
import { buildCity, type City } from './city';
import { Client } from './client';
import { startDemoServer } from './demo-server';
import { Month } from './month';
import { tell } from './story';
import { LAST_EVENING, LAST_MORNING, WaitingCases } from './waiting-cases';

const MONTH = '2026-03';
const CASES_A_DAY = 8;
/** All reports cover this period: cases of March are closed, and get cards, in April too. */
const PERIOD = '2026';
const FIRST_OF_LAST_MONTH = '2026-04-01';
const END_OF_YEAR = '2026-12-31';

const LINE = {
  start: 'npm run demo --',
  what: 'Lives through a month of a city on a server of its own, which then stays for you to look around.',
  texts: {
    port: {
      byDefault: process.env['SEALTRAIL_PORT'] || null,
      what: 'where the server listens, also by SEALTRAIL_PORT; without it any free port',
    },
  },
  numbers: {
    live: {
      byDefault: null,
      what: 'goes on living: after so many seconds of yours the city lives a further working day, and cards fall while you watch',
    },
  },
  flags: { exit: 'ends when the month is told' },
} as const;

/** A month of a city's cases, over HTTP like any client, under a clock that jumps from working day to working day. */
async function main(): Promise<number> {
  const { exit, live: pace, port } = readCommandLine(LINE, process.argv.slice(2));
  const ended = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const server = await startDemoServer(`${MONTH}-01T08:00:00+08:00`, port).catch(inWords);
  try {
    const lived = live(server, exit ? null : pace);
    // When it is stopped, it stops its server and removes its folder.
    await Promise.race([exit ? lived : lived.then(() => ended), ended]);
  } finally {
    await server.stop();
  }
  return 0;
}

/** If the server could not start, its own message is all that is printed. */
function inWords(error: unknown): never {
  if (error instanceof EndedBefore && error.words !== '') throw new CommandLineAnswer(error.words, error.exitCode ?? 1);
  throw error;
}

/** @param pace seconds after which a further working day is lived; `null`: none is */
async function live(server: TestServer, pace: number | null): Promise<void> {
  const admin = new Client(server.url, server.adminKey);
  const city = await buildCity(admin);
  const begun = performance.now();
  const month = new Month(city);
  const waiting = new WaitingCases(city);
  const days = await workingDays(admin, `${MONTH}-01`, DEMO_DAY);
  for (const [day, date] of days.entries()) {
    await server.setClock(`${date}T09:00:00+08:00`);
    if (date === FIRST_OF_LAST_MONTH) await waiting.begin();
    await month.live(day, date, date.startsWith(MONTH) ? CASES_A_DAY : 0);
  }
  await server.setClock(LAST_MORNING);
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  console.log(
    `${month.filed} cases filed in ${MONTH}, two in April, all followed to ${DEMO_DAY}, ${month.rated} rated; lived through in ${seconds} s.\n`,
  );
  console.log(await tell(city.supervisor, PERIOD));
  await waiting.finish();
  await server.setClock(LAST_EVENING);
  console.log(`\nThe server goes on at ${server.url} until you press Ctrl+C. Look around:\n`);
  console.log(
    `  ${server.url}/         the console: log in with a key from the list below, for example the supervisor's`,
  );
  console.log(`  ${server.url}/screen   the big screen\n`);
  console.log(`  curl -H 'Authorization: Bearer ${server.adminKey}' '${server.url}/v1/cards?level=red'\n`);
  console.log(await howToTry(server.url, city, waiting));
  if (pace === null) return;
  for (const [at, date] of (await workingDays(admin, DEMO_DAY, END_OF_YEAR)).slice(1).entries()) {
    await pause(pace * 1_000, undefined, { ref: false });
    await server.setClock(`${date}T09:00:00+08:00`);
    await month.live(days.length + at, date, CASES_A_DAY);
  }
}

/** For the page, whose examples belong to this demo: the keys to try them with, and values that only the demo has. */
async function howToTry(url: string, city: City, waiting: WaitingCases): Promise<string> {
  const secrets = Object.entries(await waiting.secrets()).map(([name, value]) => `  ${name.padEnd(12)}${value}`);
  return [
    `Try every route at ${url}/docs as it is filled in: “Authorize” with the key that the route names.\n`,
    ...Object.entries(city).map(([name, { key }]) => `  ${name.padEnd(12)}${key}`),
    '\nOf the case that is tracked and rated without a key, and of the order that waits for the unit:\n',
    ...secrets,
    '',
  ].join('\n');
}

async function workingDays(admin: Client, from: string, to: string): Promise<readonly string[]> {
  type Day = { readonly date: string; readonly working: boolean };
  const { days } = await admin.get<{ days: Day[] }>(`/v1/calendars/cn-national/days?from=${from}&to=${to}`);
  return days.filter(({ working }) => working).map(({ date }) => date);
}

runCampaign(main);
