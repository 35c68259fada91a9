import { projections } from '@sealtrail/contexts';
import { type Lease, PARTITIONS, partitionOf } from '@sealtrail/event-sourcing/runtime';
import { type MongoConnection, MongoTimerOverview } from '@sealtrail/platform';
import type { Long } from 'mongodb';
import type { Fleet } from './fleet';
import { LEASE_KIND_OF, type LeaseObserver, type ObservedLease, pidOf } from './lease-observer';
import type { Worker } from './worker';

const TASKS: Readonly<Record<ObservedLease, readonly string[]>> = {
  projector: projections.map(({ name }) => name),
  reactor: Array.from({ length: PARTITIONS }, (_, part) => String(part)),
};

/**
 * When idle, every task has one owner; that is a live process, which reports exactly this work itself; and every checkpoint was
 * last written under its epoch.
 */
export async function workFindings(
  fleet: Fleet,
  shares: LeaseObserver,
  documents: MongoConnection,
): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const kind of ['projector', 'reactor'] as const) {
    const workers = fleet.of(kind);
    const leases = await shares.tasks(kind);
    const owners = new Map(leases.map((lease) => [lease.name, lease]));
    const most = Math.ceil(TASKS[kind].length / workers.length);
    for (const task of TASKS[kind]) {
      const lease = owners.get(`${LEASE_KIND_OF[kind]}/${task}`);
      const owner = lease && workers.find(({ pid }) => pid === pidOf(lease));
      if (owner === undefined) findings.push(`nobody that lives has ${task}: ${lease?.owner}`);
    }
    for (const worker of workers) {
      const held = leases.filter((lease) => pidOf(lease) === worker.pid).map(taskOf);
      const says = await workReportedBy(worker);
      if (held.length > most) findings.push(`${worker.name} has ${held.length} tasks`);
      if (held.length !== says.length || !held.every((task) => says.includes(task))) {
        findings.push(`${worker.name} holds ${held.join(' ')} and says that it does ${says.join(' ')}`);
      }
    }
    const present = (await shares.presences(kind)).map(pidOf);
    const isRight = present.length === workers.length && workers.every(({ pid }) => present.includes(pid));
    if (!isRight) findings.push(`of ${kind}s ${present.join(' ')} are said to be there`);
    findings.push(...(await epochFindings(kind, leases, documents)));
  }
  return findings;
}

/** The tasks that a worker reports. */
export async function workReportedBy(worker: Worker): Promise<readonly string[]> {
  return (await worker.health<{ readonly work: readonly string[] }>()).work;
}

/** After all processes were shut down, no lease is held, and no worker is present. */
export async function leftoverFindings(shares: LeaseObserver): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const kind of ['projector', 'reactor'] as const) {
    const held = (await shares.tasks(kind)).filter(({ owner }) => owner !== '');
    const present = await shares.presences(kind);
    findings.push(...held.map(({ name, owner }) => `${name} was not let go by ${owner}`));
    findings.push(...present.map(({ name }) => `${name} is still said to be there`));
  }
  return findings;
}

async function epochFindings(kind: ObservedLease, leases: readonly Lease[], documents: MongoConnection) {
  const written = kind === 'projector' ? await viewEpochs(documents) : await partEpochs(documents);
  return leases.flatMap((lease) => {
    const epochs = written.get(taskOf(lease)) ?? [];
    return epochs.length > 0 && epochs.every((epoch) => epoch === lease.epoch)
      ? []
      : [`${lease.name} is held under epoch ${lease.epoch}, and was last written under ${epochs.join(' ')}`];
  });
}

async function viewEpochs({ db }: MongoConnection): Promise<ReadonlyMap<string, readonly bigint[]>> {
  const found = await db.collection<{ _id: string; epoch: Long }>('checkpoints').find({}).toArray();
  return new Map(found.map(({ _id, epoch }) => [_id, [epoch.toBigInt()]]));
}

async function partEpochs(documents: MongoConnection): Promise<ReadonlyMap<string, readonly bigint[]>> {
  const epochs = new Map<string, bigint[]>();
  for (const { partition, epoch } of await new MongoTimerOverview(documents).checkpoints()) {
    epochs.set(partition, [...(epochs.get(partition) ?? []), epoch]);
  }
  return epochs;
}

/** The timers that are set: id → due instant; and those in another partition than that of their stream. */
export async function timersIn({ db }: MongoConnection) {
  const kept = db.collection<{ _id: string; due: string; part: string; stream: string }>('timers');
  const found = await kept.find({}, { projection: { due: 1, part: 1, stream: 1 } }).toArray();
  return {
    timers: new Map(found.map(({ _id, due }) => [_id, due])),
    findings: found.flatMap(({ part, stream }) =>
      part === String(partitionOf(stream)) ? [] : [`a timer of ${stream} lies in part ${part}`],
    ),
  };
}

const taskOf = ({ name }: Lease): string => name.slice(name.indexOf('/') + 1);
