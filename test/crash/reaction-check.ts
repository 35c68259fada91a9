import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { modules, reactors } from '@sealtrail/contexts';
import {
  type CommandMessage,
  Dispatcher,
  derivedId,
  type EventStore,
  type Instant,
  type ReadStore,
  Rejection,
  type Timer,
} from '@sealtrail/event-sourcing';
import { consequencesOf, type PendingCommand, pendingCommandOf, ViewProgress } from '@sealtrail/event-sourcing/runtime';
import {
  FixedClock,
  FixedNamespaceSecret,
  InMemoryAccessTrail,
  InMemoryFileStore,
  InMemoryTimerStore,
  InMemoryVault,
  wholeView,
} from '@sealtrail/event-sourcing/testing';
import { createLog, noInstruments, ReachableNetworks } from '@sealtrail/platform';
import { type SupervisedCaseRow, supervisedCases } from '@sealtrail/supervision';
import { platformModule } from '../../apps/standalone/src/platform.module';
import type { Log } from './log-check';

const ZONE = 'Asia/Shanghai';

@Module({})
class WorldModule {}

export type Look = {
  readonly log: Log;
  /** The log, read-only. */
  readonly events: EventStore;
  readonly views: ReadStore;
  /** The timers that are set: id → due instant. */
  readonly timers: ReadonlyMap<string, Instant>;
  readonly now: Instant;
  /** Reactions found complete in earlier checks of the same log; they are not checked again. */
  readonly settled: Set<string>;
};

/**
 * Recomputes what the reactors derive from the log: every future timer is set, no due one is left, and every due reaction has
 * taken effect: the product's own handlers find nothing more to write. Then every case is evaluated once more: no card is
 * missing, and if a recalculation is due, limits are based on the present calendar.
 */
export async function reactionFindings({ log, events, views, timers: kept, now, settled }: Look) {
  const { pendingCommands, timers } = consequencesOf(reactors, log.events);
  const ahead = timers.filter(({ due }) => due > now);
  const findings = timerFindings(kept, ahead);
  const due = timers.filter((timer) => timer.due <= now).map(pendingCommandOf);
  const asked = [...pendingCommands, ...due].filter(({ stream, commandMetadata }) => {
    // What a recalculation has to do depends on the cases of its time: whether it was done is checked on the cases.
    return !settled.has(commandMetadata.commandId) && !stream.startsWith('calendarSweep-');
  });
  const watched = (await wholeView(views, supervisedCases.name)) as ReadonlyMap<string, SupervisedCaseRow>;
  const world = await readOnlyWorld(events, views, now);
  const dispatcher = world.get(Dispatcher);
  for (const { stream, command, commandMetadata } of [...asked, ...finalEvaluations(log, watched, now)]) {
    try {
      await dispatcher.dispatch({ stream, command }, commandMetadata);
    } catch (error) {
      if (!(error instanceof Rejection)) {
        findings.push(
          `${command.type} ${JSON.stringify(command.data)} to ${stream} has not followed: ${String(error)}`,
        );
      }
    }
    settled.add(commandMetadata.commandId);
  }
  await world.close();
  return { findings, timers: ahead.length, asked: asked.length };
}

function finalEvaluations(
  { streams }: Log,
  watched: ReadonlyMap<string, SupervisedCaseRow>,
  now: Instant,
): readonly PendingCommand[] {
  const changes = [...streams].filter(([stream]) => stream.startsWith('calendar-')).flatMap(([, past]) => past);
  const changedAt = changes.reduce(
    (last, { metadata }) => (metadata.recordedAt > last ? metadata.recordedAt : last),
    '',
  );
  const look = (stream: string, command: CommandMessage): PendingCommand => ({
    stream,
    command,
    commandMetadata: {
      actor: 'system:look',
      commandId: derivedId('look', stream, now),
      correlationId: 'look',
      causationId: null,
      fingerprint: null,
      expectedRevision: null,
    },
  });
  const ids = [...streams.keys()].flatMap((stream) => /^application-(.*)$/.exec(stream)?.[1] ?? []);
  return ids.flatMap((id) => [
    ...(watched.get(id)?.open === true
      ? [look(`application-${id}`, { type: 'RecomputeLimits', data: { changedAt } })]
      : []),
    look(`supervision-${id}`, { type: 'CheckLimits', data: { at: now } }),
  ]);
}

function timerFindings(set: ReadonlyMap<string, Instant>, ahead: readonly Timer[]): string[] {
  const lost = ahead.filter(({ id, due }) => set.get(id) !== due);
  const expected = new Set(ahead.map(({ id }) => id));
  const stray = [...set].filter(([id]) => !expected.has(id));
  return [
    ...lost.map(({ stream, due, command }) => `the timer ${command.type} of ${stream} at ${due} is lost`),
    ...stray.map(([id, due]) => `a timer at ${due} (${id}) should not be there any more`),
  ];
}

/** The product's handlers over a read-only log: any attempt to write is detected. */
function readOnlyWorld(events: EventStore, views: ReadStore, now: Instant) {
  const drivers = {
    events,
    views,
    timers: new InMemoryTimerStore(),
    files: new InMemoryFileStore(),
    vault: new InMemoryVault(),
    trail: new InMemoryAccessTrail(),
    secret: new FixedNamespaceSecret(),
    clock: new FixedClock(now),
    setClock: null,
    checkpointLagMax: 10_000n,
    progress: new ViewProgress([]),
    fatal: new Promise<Error>(() => {}),
    close: async () => {},
  };
  const imports = [
    platformModule({
      drivers,
      zone: ZONE,
      times: { accessTrailDays: 1_096, unfiledFilesDays: 30, refusalsDays: 30 },
      instruments: noInstruments(),
      webhookNetworks: ReachableNetworks.PUBLIC,
      log: createLog('silent'),
    }),
    ...modules,
  ];
  return NestFactory.createApplicationContext({ module: WorldModule, imports }, { logger: false });
}
