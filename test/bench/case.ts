import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  type ApplicationCommand,
  type ApplicationEvent,
  applicationStream,
  applications,
  ChangeApplication,
  GetApplication,
  GetClocks,
  GetHistory,
} from '@sealtrail/applications';
import {
  assign,
  at,
  contextFor,
  fullCaseOfAll,
  fullItem,
  giveOpinion,
  recordedEventsAfter,
  viewAfter,
  visit,
} from '@sealtrail/applications/testing';
import { calendarStream } from '@sealtrail/calendar';
import { yearImported } from '@sealtrail/calendar/testing';
import { departmentDefined, officialAppointed, seed } from '@sealtrail/catalog/testing';
import { commandRouting, modules, projections, upcasters } from '@sealtrail/contexts';
import {
  type AnyProjection,
  type CommandMetadata,
  type Document,
  derivedId,
  type EventStore,
  type Instant,
  type ProjectionRow,
  type RecordedEvent,
  Rejection,
  ViewWatch,
  written,
} from '@sealtrail/event-sourcing';
import {
  FixedClock,
  FixedNamespaceSecret,
  InMemoryFileStore,
  InMemoryReadStore,
  InMemoryVault,
} from '@sealtrail/event-sourcing/testing';
import { createLog, NestLog, openLog, portsModule } from '@sealtrail/platform';
import { ChangeSupervision } from '@sealtrail/supervision';
import { median } from './figures';

/** The same case, reported a day later. */
const LATE = 'a2';
const RUNS = 9;
const EVERYTHING = { department: null, region: null };

@Module({})
class Root {}

/** No view is folded here. */
class Unfollowed extends ViewWatch {
  override state = () => Promise.resolve({ position: 0n, lagMs: 0 });
  override waitForPosition = () => Promise.resolve(true);
}

/** How long a thread is blocked by a case of the maximum size: by one command, one query, one fold. */
export async function benchCase(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-case-'));
  const store = await openLog({ file: join(folder, 'events.sqlite') }, { upcasters, onOutage: console.error });
  try {
    const clock = new FixedClock(at('2026-03-03'));
    const facts = await seedWorld(store);
    console.log(`one case with everything at its bound: ${facts.length} facts`);
    const views = new InMemoryReadStore();
    const view = viewAfter(facts as readonly RecordedEvent<ApplicationEvent>[]);
    const documents = new Map(['a1', LATE].map((applicationId) => [applicationId, { ...view, applicationId }]));
    await views.save({ view: applications.name, documents, from: 0n, to: 1n });
    const ports = portsModule(
      {
        events: store,
        views,
        files: new InMemoryFileStore(),
        vault: new InMemoryVault(),
        clock,
        secret: new FixedNamespaceSecret(),
        watch: new Unfollowed(),
        commandRouting,
        zone: 'Asia/Shanghai',
      },
      [],
    );
    const app = await NestFactory.createApplicationContext(
      { module: Root, imports: [ports, ...modules] },
      { logger: new NestLog(createLog('error')) },
    );
    await measureHolds(app.get(CommandBus), app.get(QueryBus), clock);
    await app.close();
    measureFolds(facts);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The catalogue and the calendar of the case, and the case itself, each event recorded when it was reported. */
async function seedWorld(store: EventStore): Promise<readonly RecordedEvent[]> {
  await seed(store, calendarStream('cn-national'), [yearImported(2024), yearImported(2025), yearImported(2026)]);
  for (const [department, officials] of Object.entries({ planning: ['li', 'wang'], fire: ['fire-handler'] })) {
    await seed(store, `department-${department}`, [
      departmentDefined(department, department),
      ...officials.map((official) => officialAppointed(department, official, official, ['officer', 'approver'])),
    ]);
  }
  const facts = recordedEventsAfter(contextFor(fullItem), ...fullCaseOfAll);
  await tell(store, 'a1', facts);
  await tell(store, LATE, facts, at('2026-03-03', '18:00'));
  return store.read(applicationStream('a1'));
}

async function tell(
  store: EventStore,
  id: string,
  facts: readonly RecordedEvent[],
  toldAt: Instant | null = null,
): Promise<void> {
  const stream = applicationStream(id);
  for (const [index, { type, data, metadata }] of facts.entries()) {
    await store.append({
      stream,
      expected: BigInt(index) - 1n,
      events: [{ id: derivedId(stream, String(index)), type, data }],
      metadata: { ...metadata, recordedAt: toldAt ?? metadata.recordedAt },
      answer: null,
    });
  }
}

async function measureHolds(commands: CommandBus, queries: QueryBus, clock: FixedClock): Promise<void> {
  let sent = 0;
  const commandMetadata = (): CommandMetadata => {
    const commandId = derivedId('bench', String(++sent));
    const ids = { actor: 'bench', commandId, correlationId: commandId, causationId: null };
    return { ...ids, fingerprint: commandId, expectedRevision: null };
  };
  const change = (command: ApplicationCommand) => () =>
    commands.execute(new ChangeApplication('a1', command, commandMetadata(), EVERYTHING)).catch(rejectedOnly);
  const supervise = (instant: Instant) => async () => {
    clock.set(instant);
    const check = { type: 'CheckLimits', data: { at: instant } } as const;
    await commands.execute(new ChangeSupervision('a1', check, { ...commandMetadata(), fingerprint: null }, null));
  };
  const now = at('2026-03-03');
  const opinion = giveOpinion('fire', now, { opinion: 'disagree', reasons: written('too narrow') });
  await report('command: a visit, refused', change(visit(now)));
  await report('command: an opinion that ends nothing', change(opinion));
  await report('command: a calendar change', change({ type: 'RecomputeLimits', data: { changedAt: now } }));
  await report('command: an assignment, refused', change(assign(now)));
  await report('history: the first page', () => queries.execute(new GetHistory('a1', EVERYTHING, true, 200)));
  await report('history: the last page', () => queries.execute(new GetHistory('a1', EVERYTHING, true, 200, 1_000)));
  await report('case: what its page shows', () => queries.execute(new GetApplication('a1', EVERYTHING, null)));
  await report('case: the same, all of it told late', () =>
    queries.execute(new GetApplication(LATE, EVERYTHING, null)),
  );
  await report('clocks', () => queries.execute(new GetClocks('a1', EVERYTHING)));
  await report('supervision: a check of limits', supervise(now));
  await report('supervision: the same long after', supervise(at('2026-12-01')));
}

type Row = ProjectionRow<Document, RecordedEvent>;

/** Each view separately, event by event: the longest fold of one event, and that of the whole case. */
function measureFolds(facts: readonly RecordedEvent[]): void {
  const all = projections.map((projection) => ({ name: projection.name, ...foldsOf(projection, facts) }));
  const slowest = all.toSorted((x, y) => y.longest - x.longest)[0];
  const whole = all.toSorted((x, y) => y.whole - x.whole)[0];
  console.log(`  fold of one fact, at most${shown(slowest?.longest)} (${slowest?.name})`);
  console.log(`  fold of the whole case in one view, at most${shown(whole?.whole)} (${whole?.name})`);
}

function foldsOf({ on, initial }: AnyProjection, facts: readonly RecordedEvent[]) {
  const documents = new Map<string, Document | null>();
  const times = facts.map((fact) => {
    const row = (on as Readonly<Record<string, Row | undefined>>)[fact.type];
    const begun = performance.now();
    for (const id of [row?.id(fact) ?? []].flat()) {
      documents.set(id, row?.fold(documents.get(id) ?? (initial as Document), fact, id) ?? null);
    }
    return performance.now() - begun;
  });
  return { longest: Math.max(...times), whole: times.reduce((sum, time) => sum + time, 0) };
}

const shown = (ms = 0): string => `${ms.toFixed(1).padStart(8)} ms`;

function rejectedOnly(error: unknown): void {
  if (!(error instanceof Rejection)) throw error;
}

/**
 * The longest time without a turn for other work, and the CPU time of the whole: the median and minimum of some runs, since the
 * machine is shared.
 */
async function report(name: string, work: () => Promise<unknown>): Promise<void> {
  const [holds, cpu]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    const before = process.cpuUsage();
    holds.push(await longestHold(work));
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1_000);
  }
  const least = (all: readonly number[]) => Math.min(...all).toFixed(1);
  console.log(
    `  ${name.padEnd(40)}${shown(median(holds))} (least ${least(holds)}), CPU ${median(cpu).toFixed(1)} (least ${least(cpu)})`,
  );
}

async function longestHold(work: () => Promise<unknown>): Promise<number> {
  let [last, longest, running] = [performance.now(), 0, true];
  const turn = (): void => {
    const at = performance.now();
    longest = Math.max(longest, at - last);
    last = at;
    if (running) setImmediate(turn);
  };
  setImmediate(turn);
  await new Promise(setImmediate);
  longest = 0;
  await work();
  await new Promise(setImmediate);
  running = false;
  return longest;
}
