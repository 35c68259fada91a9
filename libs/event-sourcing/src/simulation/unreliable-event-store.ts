import { type AppendRequest, type AppendResult, UnknownOutcome } from '../events/event-store';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';

/** What can become of an append on its way. */
export type Fate =
  | 'kept'
  /** Kept, but the answer is lost. */
  | 'answerLost'
  /** Never arrived, and nobody knows. */
  | 'lost'
  /** Arrives later, when the sender has given up waiting. */
  | 'late';

/** A store at the end of a bad line. The fates of its appends are told beforehand; then all are kept. */
export class UnreliableEventStore extends InMemoryEventStore {
  private late: AppendRequest[] = [];
  private fates: Fate[] = [];

  foretell(...fates: readonly Fate[]): void {
    this.fates.push(...fates);
  }

  /** From now on the line is good. */
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

  /** The line gives back what it held: first written, last come. */
  async deliverLate(): Promise<void> {
    const writes = this.late.reverse();
    this.late = [];
    for (const write of writes) await super.append(write).catch(() => {});
  }
}

export const fates: readonly [Fate, ...Fate[]] = ['kept', 'answerLost', 'lost', 'late'];
