import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  type Condition,
  filterConditions,
  type ListRequest,
  type Page,
  ReadStore,
  readPage,
} from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { Level } from '../domain/department-enums';
import type { HandlingForm, ItemClass, ItemKind } from '../domain/item-enums';
import type { ItemTerms } from '../domain/item-events';
import { type ItemVersionRow, items } from './items-view';

export type ItemFilters = {
  readonly department?: string | undefined;
  readonly region?: string | undefined;
  readonly level?: Level | undefined;
  readonly class?: ItemClass | undefined;
  readonly kind?: ItemKind | undefined;
  readonly handlingForm?: HandlingForm | undefined;
  readonly online?: boolean | undefined;
};

/** A line of the list: an item without its materials and stages. */
export type ListedItem = Omit<ItemVersionRow, 'terms' | 'withdrawal' | 'revision'> &
  Pick<ItemTerms, 'channels' | 'statutory' | 'promised' | 'visitsMax'>;

export type ItemPage = Page<ListedItem>;

/** The items on the list on a date, by code. */
export class ListItems extends Query<ItemPage> {
  constructor(
    readonly asOf: LocalDate,
    readonly request: ListRequest<ItemFilters>,
  ) {
    super();
  }
}

@QueryHandler(ListItems)
export class ListItemsHandler implements IQueryHandler<ListItems> {
  constructor(private readonly store: ReadStore) {}

  execute({ asOf, request }: ListItems): Promise<ItemPage> {
    const where = [...inForceOn(asOf), ...filterConditions(request.filters)];
    return readPage<ItemVersionRow, ListedItem>(
      this.store,
      { view: items.name, where, orderBy: 'code' },
      request,
      lineOf,
    );
  }
}

const inForceOn = (date: LocalDate): readonly Condition[] => [
  { op: 'to', field: 'effectiveFrom', value: date },
  {
    op: 'any',
    of: [
      { op: 'equals', field: 'effectiveUntil', value: null },
      { op: 'from', field: 'effectiveUntil', value: rightAfter(date) },
    ],
  },
];

/** Text that sorts between a date and the day after it. */
const rightAfter = (date: LocalDate): string => `${date}~`;

const lineOf = (row: ItemVersionRow): ListedItem => ({
  code: row.code,
  name: row.name,
  department: row.department,
  departments: row.departments,
  region: row.region,
  level: row.level,
  kind: row.kind,
  class: row.class,
  handlingForm: row.handlingForm,
  online: row.online,
  channels: row.terms.channels,
  statutory: row.terms.statutory,
  promised: row.terms.promised,
  visitsMax: row.terms.visitsMax,
  version: row.version,
  effectiveFrom: row.effectiveFrom,
  effectiveUntil: row.effectiveUntil,
});
