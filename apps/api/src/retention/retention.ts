import { Injectable, Logger } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ForgetFile, IsFileReferenced, ListUnfiledFiles, type WaitingFile } from '@sealtrail/applications';
import {
  AccessTrail,
  Clock,
  EventStore,
  FileStore,
  type Instant,
  Vault,
  type Wait,
  wait,
} from '@sealtrail/event-sourcing';
import { eraseAbandonedSubjects } from '@sealtrail/event-sourcing/runtime';
import { addDays, dateOf, Jurisdiction, startOfDay } from '@sealtrail/working-days';

/** Retention periods of data outside the event log. */
export abstract class RetentionTimes {
  /** 个人信息保护法 art. 56: at least three years. */
  abstract readonly accessTrailDays: number;
  /** For uploaded files that are in no case. */
  abstract readonly unfiledFilesDays: number;
  /** For stored refusals of commands. */
  abstract readonly refusalsDays: number;
}

/** No command takes this long: persons sealed for one by then, and not used, are abandoned. */
const ABANDONED_AFTER_DAYS = 1;
const FILES_PER_BATCH = 100;
const DAY_MS = 24 * 60 * 60_000;
const INTERVAL_MS = 6 * 60 * 60_000;

/** Deletes data whose retention period has ended. Any process may run it, and several concurrently. */
@Injectable()
export class Retention {
  private readonly logger = new Logger('retention');

  constructor(
    private readonly trail: AccessTrail,
    private readonly vault: Vault,
    private readonly store: EventStore,
    private readonly files: FileStore,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
    private readonly jurisdiction: Jurisdiction,
    private readonly times: RetentionTimes,
  ) {}

  /** Runs immediately, and some times a day, until the signal aborts. Failures are logged and retried the next time. */
  async run(signal: AbortSignal, pause: Wait = wait): Promise<void> {
    while (!signal.aborted) {
      await this.runOnce();
      await pause(INTERVAL_MS, signal);
    }
  }

  private async runOnce(): Promise<void> {
    const { trail, vault, store, times } = this;
    await this.attempt('access trail', async () => ({
      forgotten: await trail.forget(this.dayBefore(times.accessTrailDays)),
    }));
    await this.attempt('abandoned people', () =>
      eraseAbandonedSubjects({ vault, store }, this.dayBefore(ABANDONED_AFTER_DAYS)),
    );
    await this.attempt('refusals', async () => ({
      forgotten: await store.forgetRejections(times.refusalsDays * DAY_MS),
    }));
    await this.attempt('unfiled files', () => this.removeUnfiled(this.dayBefore(times.unfiledFilesDays)));
    await this.attempt('untold files', () => this.removeUnregistered(this.dayBefore(times.unfiledFilesDays)));
  }

  /**
   * A view lags behind the log, so it is not trusted alone: filing a file first renews it, and the store does not remove renewed files. After a
   * crash between the removal and the event, the next run finds the file missing.
   */
  private async removeUnfiled(before: Instant): Promise<{ readonly removed: number }> {
    let removed = 0;
    for (let after: WaitingFile | null = null; ; ) {
      const some: readonly WaitingFile[] = await this.queries.execute(
        new ListUnfiledFiles(before, FILES_PER_BATCH, after),
      );
      for (const { sha256 } of some) {
        if (!(await this.files.remove(sha256, before))) continue;
        await this.commands.execute(new ForgetFile(sha256, this.clock.now()));
        removed += 1;
      }
      after = some.at(-1) ?? null;
      if (some.length < FILES_PER_BATCH) return { removed };
    }
  }

  /**
   * Uploads whose process crashed before registering them: no view has these, so the store is queried. Those that turn out to be referenced are
   * checked once.
   */
  private async removeUnregistered(before: Instant): Promise<{ readonly removed: number }> {
    let removed = 0;
    for await (const sha256 of this.files.unreferenced(before)) {
      const isTold = await this.queries.execute(new IsFileReferenced(sha256));
      if (isTold === true) await this.files.markReferenced(sha256);
      else if (isTold === false && (await this.files.remove(sha256, before))) removed += 1;
    }
    return { removed };
  }

  private async attempt(what: string, work: () => Promise<Readonly<Record<string, number>>>): Promise<void> {
    try {
      const counts = await work();
      if (Object.values(counts).some((count) => count > 0)) this.logger.log({ what, ...counts });
    } catch (err) {
      this.logger.warn({ what, err });
    }
  }

  /** Start of the local day that is `days` days back: whole days are kept, the last of them to its end. */
  private dayBefore(days: number): Instant {
    const { zone } = this.jurisdiction;
    return startOfDay(addDays(dateOf(this.clock.now(), zone), -days), zone);
  }
}
