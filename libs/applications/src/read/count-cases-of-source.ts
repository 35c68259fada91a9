import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventStore, kernelRejection, ReadStore, requireCompleteView, ViewWatch } from '@sealtrail/event-sourcing';
import { applications } from './applications-projection';

/** Timeout for the view to catch up with the log. */
const WAIT_MS = 2_000;

/** Number of cases filed under a source, by any key and in any region, as of now. */
export class CountCasesOfSource extends Query<number> {
  constructor(readonly source: string) {
    super();
  }
}

@QueryHandler(CountCasesOfSource)
export class CountCasesOfSourceHandler implements IQueryHandler<CountCasesOfSource> {
  constructor(
    private readonly events: EventStore,
    private readonly store: ReadStore,
    private readonly views: ViewWatch,
  ) {}

  /** @throws {Rejection} `view.behind`: the latest filings must not be missed; `view.incomplete` */
  async execute({ source }: CountCasesOfSource): Promise<number> {
    const head = await this.events.head();
    const signal = AbortSignal.timeout(WAIT_MS);
    if (!(await this.views.waitForPosition(head, { view: applications.name, signal }))) {
      const { position } = await this.views.state();
      throw kernelRejection('view.behind', { position: String(position), asked: String(head) });
    }
    const count = await this.store.count(applications.name, [{ op: 'equals', field: 'source', value: source }]);
    await requireCompleteView(this.store, applications.name);
    return count;
  }
}
