import { type AppendRequest, type AppendResult, UnknownOutcome } from '../events/event-store';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';

/** What can happen to an append in transit. */
export type Fate =
  | 'kept'
  /** Stored, but the response is lost. */
  | 'answerLost'
  /** Never arrived, and the outcome is unknown. */
  | 'lost'
  /** Arrives after the sender has stopped waiting. */
  | 'late';

/** A store behind an unreliable connection. The fates of its appends are given in advance; afterwards all are stored. */
export class UnreliableEventStore extends InMemoryEventStore {
  private late: AppendRequest[] = [];
  private fates: Fate[] = [];

  foretell(...fates: readonly Fate[]): void {
    this.fates.push(...fates);
  }

  /** From now on the connection is reliable. */
  mend(): void {
    this.fates = [];
  }

  override async append(write: AppendRequest): Promise<AppendResult> {
    const fate = this.fates.shift() ?? 'kept';
    if (fate === 'kept') return super.append(write);
    if (fate === 'late') this.late.push(write);
    if (fate === 'answerLost') await super.append(write);
    throw new UnknownOutcome(`${fate}: ${write.stream}`);
  }

  /** Delivers the delayed appends, last sent first. */
  async deliverLate(): Promise<void> {
    const writes = this.late.reverse();
    this.late = [];
    for (const write of writes) await super.append(write).catch(() => {});
  }
}

export const fates: readonly [Fate, ...Fate[]] = ['kept', 'answerLost', 'lost', 'late'];
