import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ListSameFilings, type SubmissionReceipt } from '@sealtrail/applications';
import { type FieldFault, type Scope, ViewWatch } from '@sealtrail/event-sourcing';
import { fault } from '../http/rejections';

/** How long an answer waits for what this process has just filed itself to be seen. */
const WAIT_MS = 500;

/** Filings of this process that the views may not show yet. */
const RECENT_MAX = 10_000;

/** Warns of a second filing of the same person, item and day: it is taken all the same, for the first may have been a mistake. */
@Injectable()
export class SameFilings {
  private readonly recent = new Map<string, bigint>();

  constructor(
    private readonly queries: QueryBus,
    private readonly views: ViewWatch,
  ) {}

  /** Of what was just filed: the numbers of the earlier ones that the caller may see. */
  async warningsOf(
    { applicationId, sameFiling, position }: SubmissionReceipt,
    scope: Scope,
  ): Promise<readonly FieldFault[]> {
    if (sameFiling === null) return [];
    const before = this.recent.get(sameFiling);
    // What is sent again is older than what was filed since.
    this.note(sameFiling, before === undefined || before < position ? position : before);
    if (before !== undefined) await this.views.whenAt(before, { signal: AbortSignal.timeout(WAIT_MS) });
    const numbers = await this.queries.execute(new ListSameFilings({ applicationId, sameFiling, position }, scope));
    return numbers.length === 0 ? [] : [fault('/applicant', 'field.filed-twice', { numbers })];
  }

  private note(sameFiling: string, position: bigint): void {
    this.recent.delete(sameFiling);
    this.recent.set(sameFiling, position);
    const oldest = this.recent.keys().next();
    if (this.recent.size > RECENT_MAX && oldest.done !== true) this.recent.delete(oldest.value);
  }
}
