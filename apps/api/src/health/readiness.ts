import { Injectable, Logger } from '@nestjs/common';
import { Calendars, missingNotices, NATIONAL_CALENDAR } from '@sealtrail/calendar';
import { neverParked } from '@sealtrail/contexts';
import { Clock, EventStore, formatStatement, type Language, ViewWatch } from '@sealtrail/event-sourcing';
import {
  eventsBehind,
  HealthProbe,
  readinessOf,
  readinessStatements,
  STORES_UNREADABLE,
  WorkStatus,
} from '@sealtrail/event-sourcing/runtime';
import { dateOf } from '@sealtrail/working-days';
import { DamagedFiles } from '../http/damaged-files';
import type { ReadinessView } from './health.view';

type ReadinessSnapshot = Omit<ReadinessView, 'reasons'> & Pick<ReturnType<typeof readinessOf>, 'reasons'>;

const UNREADABLE_SNAPSHOT = { ...STORES_UNREADABLE, notices: [] } as const;

/** Whether all work is done, compared with its own read of the log's head. */
@Injectable()
export class Readiness {
  constructor(
    private readonly events: EventStore,
    private readonly views: ViewWatch,
    private readonly state: WorkStatus,
    private readonly clock: Clock,
    private readonly calendars: Calendars,
    private readonly files: DamagedFiles,
  ) {}

  private readonly logger = new Logger('health');
  private readonly shared = new HealthProbe<ReadinessSnapshot | typeof UNREADABLE_SNAPSHOT>({
    look: () => this.takeSnapshot(),
    otherwise: UNREADABLE_SNAPSHOT,
    onError: (err) => this.logger.warn({ err }, 'the stores cannot be read'),
  });

  /** Takes less than a second in every state; concurrent calls share one computation. */
  async report(language: Language): Promise<ReadinessView> {
    const { reasons, ...rest } = await this.shared.probe();
    return {
      ...rest,
      reasons: reasons.map((reason) => ({ ...reason, text: formatStatement(readinessStatements, reason, language) })),
    };
  }

  private async takeSnapshot(): Promise<ReadinessSnapshot> {
    const head = await this.events.head();
    const { position, lagMs } = await this.views.state();
    const { stoppedViews: stopped, incompleteViews: incomplete, ...rest } = await this.state.work();
    const { reactors, timers, unattended } = rest;
    const { status, reasons, overdueSeconds } = readinessOf({
      now: this.clock.now(),
      stoppedViews: stopped,
      incompleteViews: incomplete.map(({ view }) => view),
      damage: this.events.damage(),
      hasDamagedFiles: this.files.wereFound,
      viewLagMs: lagMs,
      unattended,
      neverParked,
      failingSince: reactors.failingSince,
      parkedStreams: reactors.parked,
      timerDueAndKnown: timers.dueAndKnown,
    });
    const [viewLag, reactorLag] = await Promise.all([
      eventsBehind(this.events, position),
      eventsBehind(this.events, reactors.consumed),
    ]);
    return {
      status,
      reasons,
      notices: await this.missingNotices(),
      store: {
        head: String(head),
        damage: this.events.damage().map((one) => ({ ...one, revision: String(one.revision) })),
      },
      views: { position: String(position), lagEvents: viewLag, lagSeconds: lagMs / 1_000, stopped, incomplete },
      reactors: {
        consumed: String(reactors.consumed),
        lagEvents: reactorLag,
        failingSince: reactors.failingSince,
        parked: reactors.parked,
      },
      timers: { waiting: timers.count, oldest: timers.oldest, overdueSeconds },
    };
  }

  /** Does not affect readiness: limits that count a day of such a year are provisional. */
  private async missingNotices(): Promise<ReadinessView['notices']> {
    const calendar = await this.calendars.find(NATIONAL_CALENDAR);
    if (calendar === null) return [];
    const today = dateOf(this.clock.now(), calendar.zone);
    return missingNotices(calendar.noticedYears, today).map((one) => ({ calendar: calendar.id, ...one }));
  }
}
