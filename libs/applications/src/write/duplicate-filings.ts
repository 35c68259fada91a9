import { Injectable } from '@nestjs/common';
import { LruMap, NamespaceSecret, ReadStore, type Scope, scopeConditions, ViewWatch } from '@sealtrail/event-sourcing';
import type { SubmitApplication } from '../domain/receipt-commands';
import { sameFilingOf } from '../domain/same-filing';
import type { ApplicationView } from '../read/application-view';
import { applications } from '../read/applications-projection';
import type { Applicant } from './applicant';
import { CaseContextLoader } from './case-context-loader';
import { FilingDaySalts } from './filing-day-salts';

/** Enough to notice the duplicate. */
const NAMED_MAX = 5;

/** With more filings per day, the first ones need not be named. */
const LOOKED_AT_MAX = 50;

/** How long a filing waits until the views show the filings of this process. */
const WAIT_MS = 500;

/** Filings of this process that the views may not show yet. */
const RECENT_MAX = 10_000;

type NewFiling = Pick<SubmitApplication['data'], 'at' | 'item' | 'now'> & { readonly applicant: Applicant };

/** Members of a receipt that mark a duplicate filing. */
export type DuplicateMark = Pick<SubmitApplication['data'], 'filedBefore' | 'sameFiling'>;

export const NOT_DUPLICATE: DuplicateMark = { sameFiling: null, filedBefore: [] };

/** Finds filings of the same person, item and day: a second one is accepted with a warning, because the first may have been a mistake. */
@Injectable()
export class DuplicateFilings {
  private readonly recent = new LruMap<string, bigint>(RECENT_MAX);

  constructor(
    private readonly secret: NamespaceSecret,
    private readonly days: FilingDaySalts,
    private readonly contextLoader: CaseContextLoader,
    private readonly store: ReadStore,
    private readonly views: ViewWatch,
  ) {}

  async markOf(told: NewFiling, scope: Scope): Promise<DuplicateMark> {
    const receivedOn = this.contextLoader.dateOf(told.at);
    const salt = await this.days.saltOf(receivedOn, told.now);
    if (salt === null) return NOT_DUPLICATE;
    const sameFiling = sameFilingOf({ ...told, receivedOn }, { secret: this.secret, salt });
    return { sameFiling, filedBefore: await this.numbersOf(sameFiling, scope) };
  }

  /** Remembers the position of a filing, so that the next one waits for it. */
  remember(sameFiling: string | null, position: bigint): void {
    if (sameFiling !== null) this.recent.set(sameFiling, position);
  }

  /** In the order of their numbers; only filings that the caller may see. */
  private async numbersOf(sameFiling: string, scope: Scope): Promise<readonly string[]> {
    const position = this.recent.get(sameFiling);
    if (position !== undefined) {
      await this.views.waitForPosition(position, { view: applications.name, signal: AbortSignal.timeout(WAIT_MS) });
    }
    const where = [...scopeConditions(scope), { op: 'equals', field: 'sameFiling', value: sameFiling } as const];
    const found = await this.store.list<ApplicationView>(applications.name, { where, limit: LOOKED_AT_MAX });
    return found
      .map(({ document }) => document.number)
      .toSorted()
      .slice(0, NAMED_MAX);
  }
}
