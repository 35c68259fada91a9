import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadStore, type Scope, scopeConditions } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { ItemTerms } from '../domain/item-events';
import { reject } from '../rejections';
import { type ItemVersionRow, items } from './items-view';

/** An item with the terms in force on a date. */
export type ItemOnDate = {
  readonly code: string;
  readonly asOf: LocalDate;
  readonly region: string;
  readonly level: ItemVersionRow['level'];
  /** `null`: the item is not on the list on that date. */
  readonly version: number | null;
  readonly terms: ItemTerms | null;
  /** All versions, newest first; `effectiveUntil` is exclusive. */
  readonly versions: readonly Pick<ItemVersionRow, 'version' | 'effectiveFrom' | 'effectiveUntil'>[];
  readonly withdrawal: ItemVersionRow['withdrawal'];
  /** Revision of the item's stream, for `If-Match`. */
  readonly revision: string;
};

/** One item, on a date. @throws {Rejection} `item.not-found` if it does not exist on any date */
export class GetItem extends Query<ItemOnDate> {
  constructor(
    readonly scope: Scope,
    readonly code: string,
    readonly asOf: LocalDate,
  ) {
    super();
  }
}

const VERSIONS_MAX = 1_000;

@QueryHandler(GetItem)
export class GetItemHandler implements IQueryHandler<GetItem> {
  constructor(private readonly store: ReadStore) {}

  async execute({ scope, code, asOf }: GetItem): Promise<ItemOnDate> {
    const found = await this.store.list<ItemVersionRow>(items.name, {
      where: [{ op: 'equals', field: 'code', value: code }, ...scopeConditions(scope)],
      orderBy: 'version',
      descending: true,
      limit: VERSIONS_MAX,
    });
    const versions = found.map(({ document }) => document);
    const [newest] = versions;
    if (newest === undefined) throw reject('item.not-found');
    const inForce = versions.find(
      ({ effectiveFrom, effectiveUntil }) =>
        effectiveFrom <= asOf && (effectiveUntil === null || asOf < effectiveUntil),
    );
    const { region, level } = inForce ?? newest;
    return {
      code,
      asOf,
      region,
      level,
      version: inForce?.version ?? null,
      terms: inForce?.terms ?? null,
      versions: versions.map(({ version, effectiveFrom, effectiveUntil }) => ({
        version,
        effectiveFrom,
        effectiveUntil,
      })),
      withdrawal: newest.withdrawal,
      revision: newest.revision,
    };
  }
}
