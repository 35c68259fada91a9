import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Channel } from '@sealtrail/catalog/events';
import {
  between,
  type Condition,
  EventStore,
  inRegion,
  kernelRejection,
  ReadStore,
  readAll,
  requireCompleteView,
  type Scope,
  scopeConditions,
  ViewWatch,
} from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { ApplicationView } from './application-view';
import { applications } from './applications-projection';

/** A granted or refused case, with its holder at the decision. */
type DecidedCaseRow = {
  readonly applicationId: string;
  readonly number: string;
  readonly item: string;
  readonly region: string;
  readonly channel: Channel;
  readonly department: string;
  readonly official: string | null;
  readonly decidedOn: LocalDate;
};

type Asked = {
  readonly region: string;
  /** `null`: every department. */
  readonly department: string | null;
  readonly item: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly scope: Scope;
  /** Maximum; one more case is returned if there are more. */
  readonly max: number;
};

/** Timeout for the view to catch up with the log. */
const WAIT_MS = 2_000;

/** All cases decided on these local days, as of now. @throws {Rejection} `view.behind`, `view.incomplete` */
export class ListDecidedCases extends Query<readonly DecidedCaseRow[]> {
  constructor(readonly asked: Asked) {
    super();
  }
}

@QueryHandler(ListDecidedCases)
export class ListDecidedCasesHandler implements IQueryHandler<ListDecidedCases> {
  constructor(
    private readonly events: EventStore,
    private readonly store: ReadStore,
    private readonly views: ViewWatch,
  ) {}

  async execute({ asked }: ListDecidedCases): Promise<readonly DecidedCaseRow[]> {
    await this.caughtUp();
    const { department, max } = asked;
    const found: DecidedCaseRow[] = [];
    const query = { where: conditionsOf(asked), orderBy: 'closedOn' };
    for await (const { document: view } of readAll<ApplicationView>(this.store, applications.name, query)) {
      if (!isDecided(view) || (department !== null && view.handler.department !== department)) continue;
      found.push(rowOf(view));
      if (found.length > max) break;
    }
    await requireCompleteView(this.store, applications.name);
    return found;
  }

  /** The view includes every event before the query. */
  private async caughtUp(): Promise<void> {
    const head = await this.events.head();
    const signal = AbortSignal.timeout(WAIT_MS);
    if (await this.views.waitForPosition(head, { view: applications.name, signal })) return;
    const { position } = await this.views.state();
    throw kernelRejection('view.behind', { position: String(position), asked: String(head) });
  }
}

const conditionsOf = ({ region, department, item, from, to, scope }: Asked): readonly Condition[] => [
  ...scopeConditions(scope),
  ...between('closedOn', from, to),
  inRegion(region),
  ...(department === null ? [] : [{ op: 'contains', field: 'departments', value: department } as const]),
  ...(item === null ? [] : [{ op: 'equals', field: 'item', value: item } as const]),
];

const isDecided = ({ outcome }: ApplicationView): boolean => outcome === 'granted' || outcome === 'refused';

const rowOf = ({
  applicationId,
  number,
  item,
  region,
  channel,
  handler,
  closedOn,
}: ApplicationView): DecidedCaseRow => ({
  applicationId,
  number,
  item,
  region,
  channel,
  department: handler.department,
  official: handler.official,
  decidedOn: closedOn ?? '',
});
