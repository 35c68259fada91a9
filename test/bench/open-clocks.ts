import { join } from 'node:path';
import { Database } from '@sealtrail/platform/testing';
import { type ClientKeys, makeClientKeys } from '../crash/client-keys';
import { handlerOf } from '../demo/city';
import { startServer, type TestServer } from '../server';
import { type Copies, copyCases } from './case-copies';
import { APPLICANT } from './commands';
import type { Ask } from './query-client';

/** A folder for a server with a simulated clock. */
export type OpenClocks = {
  readonly cases: number;
  readonly timers: number;
  readonly adminKey: string;
  readonly now: string;
  /** When limits run out, in order; and whether other requests are sent meanwhile. */
  readonly midnights: readonly { readonly at: string; readonly isBusy: boolean }[];
  readonly asks: readonly Ask[];
};

/** Filed on these days, with a promise of 200 working days: none of their limits runs out during the measurement. */
const LONG_AGO = ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09'];
const LONG_DAYS = 200;
/**
 * Filed on one day, promised in this many working days: the warnings and yellow cards of each group are due at separate
 * midnights.
 */
const GROUPS_FROM = '2026-03-02';
const GROUP_DAYS = [10, 20, 30];
/** The middle group is measured with other requests. */
const BUSY_GROUP = 1;
const BEGIN = '2026-01-05T09:00:00+08:00';
/** After all first checks, before the first warning of a group … */
const NOW = '2026-03-10T09:00:00+08:00';
/** … and after the last yellow card of a group, before the first red one. */
const END = '2026-05-01';

/** Lets the product handle a few cases under a simulated clock, and copies them until this many timers are open. */
export async function fillWithClocks(
  folder: string,
  { open, sizes }: { readonly open: number; readonly sizes: readonly number[] },
): Promise<OpenClocks> {
  const server = await startServer({ simulatedClock: BEGIN, dataDir: folder });
  const town = await makeClientKeys(server);
  const desk = { server, town };
  const long = await filed(desk, LONG_DAYS, LONG_AGO);
  const groups: string[] = [];
  for (const days of GROUP_DAYS) groups.push(...(await filed(desk, days, [GROUPS_FROM])));
  await server.setClock(NOW);
  const [supervisor, card] = [await server.issueKey({ role: 'supervisor', region: '370100' }), groups[0] ?? ''];
  await server.stop();
  const { perLong, ofGroups, midnights } = timersIn(join(folder, 'timers.sqlite'), long, groups);
  const others = sizes.reduce((sum, count, at) => sum + count * (ofGroups[at] ?? 0), 0);
  const each = Math.max(0, Math.ceil((open - others) / perLong / long.length));
  const wished: Copies[] = [
    ...long.map((applicationId) => ({ applicationId, count: each })),
    ...groups.map((applicationId, at) => ({ applicationId, count: (sizes[at] ?? 1) - 1 })),
  ];
  const timers = await copyCases(folder, wished);
  const visit = JSON.stringify({ officer: handlerOf('market') });
  const asks: Ask[] = long.flatMap((id) => [
    { name: 'visit', path: `/v1/applications/${id}/visits`, secret: town.market.secret, body: visit },
    { name: 'case', path: `/v1/applications/${id}`, secret: town.market.secret },
    { name: 'cases', path: '/v1/applications?status=accepted', secret: town.market.secret },
    { name: 'cards', path: '/v1/cards', secret: supervisor },
    { name: 'clocks', path: `/v1/applications/${card}/clocks`, secret: town.market.secret },
  ]);
  const count = wished.reduce((sum, { count: more }) => sum + more + 1, 0);
  return { cases: count, timers, adminKey: server.adminKey, now: BEGIN, midnights, asks };
}

type Desk = { readonly server: TestServer; readonly town: ClientKeys };

/** A case for each day, accepted at once, with this many working days promised. */
async function filed(
  { server, town }: Desk,
  promisedDays: number,
  days: readonly string[],
): Promise<readonly string[]> {
  const working = (count: number) => ({ days: count, unit: 'workingDay' });
  const item = `permit-${promisedDays}`;
  const limits = { promised: working(promisedDays), statutory: working(promisedDays + 50) };
  const kind = { kind: 'licence', class: 'promised', handlingForm: 'oneVisit', effectiveFrom: '2025-01-01' };
  const handled = { department: 'market', handler: handlerOf('market') };
  await server.put(`/v1/items/${item}`, { name: `Permit ${promisedDays}`, ...kind, ...handled, ...limits }).expect(201);
  const ids: string[] = [];
  for (const day of days) {
    await server.setClock(`${day}T09:00:00+08:00`);
    const filing = { item, channel: 'web', applicant: APPLICANT };
    const { body } = await server.post('/v1/applications', filing, town.portal.secret).expect(201);
    const { id } = body as { id: string };
    const act = { officer: handlerOf('market'), document: { number: 'n', date: day, seal: 's' } };
    await server.post(`/v1/applications/${id}/acceptance`, act, town.market.secret).expect(200);
    ids.push(id);
  }
  return ids;
}

/** How many timers a copy of each has, and when those of the groups run out. */
function timersIn(file: string, long: readonly string[], groups: readonly string[]) {
  const db = new Database(file, { readonly: true });
  const dues = (id: string): readonly string[] =>
    db
      .prepare("SELECT due FROM timers WHERE substr(stream, instr(stream, '-') + 1) = ? ORDER BY due")
      .pluck()
      .all(id) as string[];
  const perLong = dues(long[0] ?? '').length;
  const ofGroups = groups.map((id) => dues(id).length);
  const ofBusy = dues(groups[BUSY_GROUP] ?? '');
  const midnights = [...new Set(groups.flatMap(dues))]
    .filter((at) => at < END)
    .toSorted()
    .map((at) => ({ at, isBusy: ofBusy.includes(at) }));
  db.close();
  return { perLong, ofGroups, midnights };
}
