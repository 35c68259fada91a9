import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applications, ListApplications } from '@sealtrail/applications';
import { ListApplicationsHandler } from '@sealtrail/applications/testing';
import type { ListRequest, Scope } from '@sealtrail/event-sourcing';
import { FixedClock } from '@sealtrail/event-sourcing/testing';
import { SqliteReadStore } from '@sealtrail/platform';
import { addDays, type LocalDate } from '@sealtrail/working-days';
import { COUNTIES, DEPARTMENTS, departmentName, itemName, SOURCES, writeManyCases } from './many-cases';

type Asked = ListApplications['request']['filters'];
type Filter = readonly [name: string, filters: Asked];

const ZONE = 'Asia/Shanghai';
const TODAY: LocalDate = '2026-11-27';
const ORDERS = ['received', 'promised', 'statutory', 'closed'] as const;
/** The base cost of a page of fifty: lower costs are not reported. */
const MS_SHOWN = 5;

const SCOPES: Readonly<Record<string, Scope>> = {
  all: { department: null, region: null },
  county: { department: null, region: COUNTIES[11] ?? '' },
  large: { department: departmentName(0), region: '370100' },
  small: { department: departmentName(DEPARTMENTS - 2), region: '370100' },
  source: { department: null, region: '370100', filedBy: SOURCES[2] },
};

const ago = (days: number): LocalDate => addDays(TODAY, -days);

/** Each filter with a frequent and a rare value. */
const FILTERS: readonly Filter[] = [
  ...(['submitted', 'accepted', 'granted', 'withdrawn', 'correctionPending'] as const).map(
    (status): Filter => [`status=${status}`, { status }],
  ),
  ...[0, 30].map((at): Filter => [`department=${at}`, { department: departmentName(at) }]),
  ...[0, 250].map((at): Filter => [`item=${at}`, { item: itemName(at) }]),
  ...[COUNTIES[0] ?? '', `${COUNTIES[11]}003`].map((region): Filter => [`region=${region}`, { region }]),
  ...[SOURCES[0], SOURCES[2]].map((filedBy): Filter => [`filedBy=${filedBy}`, { filedBy }]),
  ['received lately', { receivedFrom: ago(30), receivedTo: ago(0) }],
  ['received long ago', { receivedFrom: ago(900), receivedTo: ago(500) }],
  ['promised about now', { promisedFrom: ago(5), promisedTo: ago(-5) }],
  ['promised long ago', { promisedFrom: ago(900), promisedTo: ago(500) }],
  ['statutory long ago', { statutoryFrom: ago(700), statutoryTo: ago(600) }],
  ['closed lately', { closedFrom: ago(7), closedTo: TODAY }],
  ['closed long ago', { closedFrom: ago(900), closedTo: ago(500) }],
  ['overdue=promised', { overdue: 'promised' }],
  ['due=thisWeek', { due: 'thisWeek' }],
  ['suspended=true', { suspended: true }],
  ['suspended=false', { suspended: false }],
  ['waiting=true', { waiting: true }],
  ['withdrawal=applicant', { withdrawal: 'applicant' }],
];

type Finding = { readonly ms: number; readonly name: string; readonly shown: number };

/**
 * Every pair of filters of the list of cases, in each order and for each kind of caller: the cost of a page on the calling
 * thread.
 */
export async function benchPairs({ cases }: { readonly cases: number }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-pairs-'));
  const file = join(folder, 'views.sqlite');
  // An empty view, whose position the cases are written at.
  const empty = SqliteReadStore.openForWriting(file);
  await empty.prepare(applications.name, applications.indexes);
  await empty.close();
  await writeManyCases(file, cases, TODAY);
  const store = SqliteReadStore.openForReading(file);
  try {
    const handler = new ListApplicationsHandler(store, new FixedClock('2026-11-27T02:00:00.000Z'), { zone: ZONE });
    const found: Finding[] = [];
    for (const [at, [first, some]] of FILTERS.entries()) {
      for (const [second, others] of FILTERS.slice(at + 1)) {
        if (Object.keys(others).some((name) => name in some)) continue;
        for (const [who, scope] of Object.entries(SCOPES)) {
          for (const by of ORDERS) {
            const request: ListRequest<Asked> = { filters: { ...some, ...others }, scope, limit: 50, after: null };
            const ask = new ListApplications(request, { by, direction: null });
            found.push({ name: `${who}: ${first} and ${second}, by ${by}`, ...(await costOf(handler, ask)) });
          }
        }
      }
    }
    report(found);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The lower of two measurements: the first one includes finding the access path, and the machine is shared. */
async function costOf(handler: ListApplicationsHandler, ask: ListApplications) {
  const times: number[] = [];
  let shown = 0;
  for (let run = 0; run < 2; run++) {
    const before = process.cpuUsage();
    shown = (await handler.execute(ask)).items.length;
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1_000);
  }
  return { ms: Math.min(...times), shown };
}

function report(found: readonly Finding[]): void {
  const sorted = found.toSorted((a, b) => a.ms - b.ms);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)]?.ms ?? 0).toFixed(1);
  console.log(
    `pairs: ${found.length} questions, ms of CPU: p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, longest ${at(1)}`,
  );
  const slow = sorted.filter(({ ms }) => ms > MS_SHOWN).toReversed();
  console.log(`  ${slow.length} above ${MS_SHOWN} ms; the longest:`);
  for (const { ms, name, shown } of slow.slice(0, 40))
    console.log(`  ${ms.toFixed(1).padStart(6)} ms, ${shown} rows  ${name}`);
}
