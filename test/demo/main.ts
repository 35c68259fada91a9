import { once } from 'node:events';
import { startServer, type TestServer } from '../server';
import { buildCity } from './city';
import { Client } from './client';
import { Month } from './month';
import { tell } from './story';

const MONTH = '2026-03';
const CASES_A_DAY = 8;
/** All that is reported is of this period: cases of March close, and get cards, in April too. */
const PERIOD = '2026';
/** Cases of March are followed until their last day by law. */
const UNTIL = '2026-04-30';

/** A month of a city's cases, over HTTP as everybody else, under a clock that jumps from working day to working day. */
async function main(): Promise<void> {
  const server = await startServer({ simulatedClock: `${MONTH}-01T08:00:00+08:00` });
  try {
    await live(server);
    if (!process.argv.includes('--exit')) await once(process, 'SIGINT');
  } finally {
    await server.stop();
  }
}

async function live(server: TestServer): Promise<void> {
  const admin = new Client(server.url, server.adminKey);
  const city = await buildCity(admin);
  const begun = performance.now();
  const month = new Month(city);
  for (const [day, date] of (await workingDays(admin)).entries()) {
    await server.setClock(`${date}T09:00:00+08:00`);
    await month.live(day, date, date.startsWith(MONTH) ? CASES_A_DAY : 0);
  }
  await server.setClock(`${UNTIL}T23:00:00+08:00`);
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  console.log(
    `${month.filed} cases filed in ${MONTH} and followed to ${UNTIL}, ${month.rated} rated; lived through in ${seconds} s.\n`,
  );
  console.log(await tell(city.supervisor, PERIOD));
  console.log(
    `\nThe server goes on at ${server.url} (docs at ${server.url}/docs) until you press Ctrl+C. Look around:\n`,
  );
  console.log(`  curl -H 'Authorization: Bearer ${server.adminKey}' '${server.url}/v1/cards?level=red'\n`);
}

async function workingDays(admin: Client): Promise<readonly string[]> {
  type Day = { readonly date: string; readonly working: boolean };
  const { days } = await admin.get<{ days: Day[] }>(`/v1/calendars/cn-national/days?from=${MONTH}-01&to=${UNTIL}`);
  return days.filter(({ working }) => working).map(({ date }) => date);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
