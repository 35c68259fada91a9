import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessGrants, KeyRing } from '@sealtrail/access';
import { commandRouting, viewNames } from '@sealtrail/contexts';
import { AccessTrail, OutboundRequests } from '@sealtrail/event-sourcing';
import {
  CheckpointViewWatch,
  LeasedWorkStatus,
  PARTITION_LEASES,
  PARTITIONS,
  VIEW_LEASES,
  WorkStatus,
} from '@sealtrail/event-sourcing/runtime';
import {
  COMMAND_MS_MAX,
  type DistributedStores,
  GridFsFileStore,
  GuardedRequests,
  type Instruments,
  MeasuredLeaseStore,
  MongoAccessTrail,
  type MongoConnection,
  MongoLeaseStore,
  MongoPresence,
  MongoReadStore,
  MongoSpentTickets,
  MongoTimerOverview,
  MongoVault,
  monotonicMs,
  portsModule,
  type SharedSettings,
  SystemClock,
  UnusableKeyFile,
  workerName,
} from '@sealtrail/platform';
import type { Logger } from 'pino';
import { apiModule } from '../api.module';
import { NightlyForecast } from '../efficiency/nightly-forecast';
import { createHttpApp, type HttpOptions, listen } from '../http-app';
import { Retention, RetentionTimes } from '../retention/retention';
import { NightlyPatrol } from '../supervision/nightly-patrol';
import { type SharedWork, WebhookDeliveries } from '../webhooks/webhook-deliveries';

/** Aborted uploads older than two days are removed at the start of a process. */
const LEFT_FOR_MS = 2 * 24 * 60 * 60_000;

type Options = SharedSettings &
  Pick<HttpOptions, 'tokenIssuers'> & { readonly adminKey: string | null; readonly instruments: Instruments };

/** Starts the HTTP API over both servers, listening. Any number of such processes may run in parallel. */
export async function startApi(
  { events, documents, secret, rolledBack: apart, close }: DistributedStores,
  options: Options,
  log: Logger,
) {
  if (options.adminKey === null) {
    throw new UnusableKeyFile('An administrator key file is required: with several processes no new key can be shown.');
  }
  const clock = new SystemClock();
  const views = new MongoReadStore(documents);
  const timers = new MongoTimerOverview(documents);
  const work = new LeasedWorkStatus({
    leases: new MongoLeaseStore(documents),
    timers: () => timers.waitingInAll(),
    parked: () => timers.parked(),
    settled: async () => new Map((await timers.checkpoints()).map(({ partition, position }) => [partition, position])),
    tasks: [...viewNames.map((view) => `${VIEW_LEASES}/${view}`), ...partNames],
    steadyMs: monotonicMs,
    leaseTimeoutMs: options.leaseSeconds * 1_000,
  });
  const files = await GridFsFileStore.open(documents);
  // Old partial uploads of crashed processes; not awaited.
  void files
    .sweepUploads(new Date(Date.now() - LEFT_FOR_MS).toISOString())
    .catch((err: unknown) => log.warn({ context: 'files', err }, 'leftovers of uploads could not be deleted'));
  const ports = {
    events,
    views,
    files,
    vault: await MongoVault.open(documents, options.vaultKeyFile),
    clock,
    watch: watchOf(views, work, { events, clock }),
    commandRouting,
    ...(await openShared(documents)),
    secret,
    zone: options.zone,
    commandMsMax: COMMAND_MS_MAX,
    instruments: options.instruments,
  };
  const own = [
    { provide: WorkStatus, useValue: work },
    { provide: RetentionTimes, useValue: options },
    { provide: OutboundRequests, useValue: new GuardedRequests({ networks: options.webhookNetworks }) },
    { provide: AccessTrail, useValue: await MongoAccessTrail.open(documents) },
  ];
  const app = await createHttpApp([portsModule(ports, own), apiModule({ simulatedClock: false })], options, log);
  const halt = new AbortController();
  const following = followAccess(app, halt.signal);
  const background = runBesideRequests(app, sharedWorkOf(documents, options), halt.signal);
  const url = await listen(app, options);
  return {
    url,
    // Without updates of keys and delegations, a revoked one would still be valid.
    fatal: Promise.race([
      apart,
      following.then(
        () => new Promise<Error>(() => {}),
        (error: Error) => error,
      ),
    ]),
    stop: async () => {
      await app.close();
      halt.abort();
      await following.catch(() => {});
      await background;
      await close();
      await options.instruments.traces.stop();
    },
  };
}

/** Keys and grants of all processes, until the signal aborts. */
const followAccess = (app: NestFastifyApplication, signal: AbortSignal): Promise<unknown> =>
  Promise.all([KeyRing, AccessGrants].map((register) => app.get(register).follow(signal)));

/** Background work that runs until the process ends. */
const runBesideRequests = (app: NestFastifyApplication, shared: SharedWork, signal: AbortSignal): Promise<unknown> =>
  Promise.all([
    app.get(Retention, { strict: false }).run(signal),
    app.get(NightlyPatrol, { strict: false }).run(signal),
    app.get(WebhookDeliveries, { strict: false }).run(signal, shared),
    app.get(NightlyForecast, { strict: false }).run(signal),
  ]);

/** State of the HTTP surface that all api processes share. */
const openShared = async (documents: DistributedStores['documents']) => ({
  spentTickets: await MongoSpentTickets.open(documents),
  presence: await MongoPresence.open(documents),
});

const watchOf = (
  store: MongoReadStore,
  work: LeasedWorkStatus,
  log: Pick<ConstructorParameters<typeof CheckpointViewWatch>[0], 'clock' | 'events'>,
): CheckpointViewWatch =>
  new CheckpointViewWatch({
    store,
    views: viewNames,
    stopped: () => work.stoppedViews(),
    ...log,
    steadyMs: monotonicMs,
  });

const sharedWorkOf = (documents: MongoConnection, { instruments, leaseSeconds }: Options): SharedWork => ({
  leases: new MeasuredLeaseStore(new MongoLeaseStore(documents), instruments.metrics),
  owner: workerName(),
  leaseSeconds,
});

const partNames = Array.from({ length: PARTITIONS }, (_, part) => `${PARTITION_LEASES}/${part}`);
