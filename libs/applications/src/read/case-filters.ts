import { between, type Condition, type Instant, inRegion, type Scope } from '@sealtrail/event-sourcing';
import {
  addDays,
  dateOf,
  dateOfNumber,
  dayNumberOf,
  endOfDay,
  type LocalDate,
  startOfDay,
  weekdayOf,
} from '@sealtrail/working-days';
import type { CaseStatus, RequestForm } from '../domain/case-enums';
import type { CaseOrder, DueTime, PassableLimit } from '../domain/list-enums';
import type { CaseMark } from './application-view';

/** Filters of a list of cases. Days are local; `From` and `To` are inclusive. */
export type ApplicationFilters = {
  readonly status?: CaseStatus;
  /** Any department involved in the case. */
  readonly department?: string;
  readonly item?: string;
  /** Includes all regions within it. */
  readonly region?: string;
  readonly number?: string;
  readonly externalNo?: string;
  /** The source of the key that filed it. */
  readonly filedBy?: string;
  readonly receivedFrom?: LocalDate;
  readonly receivedTo?: LocalDate;
  readonly promisedFrom?: LocalDate;
  readonly promisedTo?: LocalDate;
  readonly statutoryFrom?: LocalDate;
  readonly statutoryTo?: LocalDate;
  readonly closedFrom?: LocalDate;
  readonly closedTo?: LocalDate;
  /** Open, and past this limit. */
  readonly overdue?: PassableLimit;
  /** Open, with the promised limit ending then. */
  readonly due?: DueTime;
  readonly suspended?: boolean;
  /** How a withdrawal was requested. */
  readonly withdrawal?: RequestForm;
  /** A step waits for a person. */
  readonly waiting?: boolean;
};

/** Local time of the query. */
export type LocalNow = { readonly now: Instant; readonly zone: string };

const LAST: LocalDate = '9999-12-31';

export function conditionsOf(
  filters: ApplicationFilters,
  of: Scope['department'],
  { now, zone }: LocalNow,
): readonly Condition[] {
  const {
    status,
    item,
    number,
    externalNo,
    filedBy,
    withdrawal,
    department,
    region,
    suspended,
    waiting,
    overdue,
    due,
  } = filters;
  const exact = Object.entries({ status, item, number, externalNo, filedBy, withdrawal });
  return [
    ...exact.flatMap(([field, value]): readonly Condition[] =>
      value === undefined ? [] : [{ op: 'equals', field, value }],
    ),
    ...(department === undefined ? [] : [departmentCondition(department, filters)]),
    // Already implied by the scope for all cases; this condition uses the index of open cases.
    ...(of === null || !onlyOpen(filters) ? [] : [departmentCondition(of, filters)]),
    ...(region === undefined ? [] : [inRegion(region)]),
    ...markCondition('suspended', suspended),
    ...markCondition('waiting', waiting),
    ...received(filters, zone),
    ...between(endField('promised', filters), filters.promisedFrom, filters.promisedTo),
    ...between(endField('statutory', filters), filters.statutoryFrom, filters.statutoryTo),
    ...between('closedOn', filters.closedFrom, filters.closedTo),
    ...(overdue === undefined ? [] : overdueConditions(overdue, now, zone)),
    ...(due === undefined ? [] : between('due.promised.date', ...daysOf(due, dateOf(now, zone)))),
  ];
}

/** By default a list is ordered by the day it is filtered by. */
export const orderOf = (filters: ApplicationFilters): CaseOrder => {
  const { overdue, due, promisedFrom, promisedTo, statutoryFrom, statutoryTo } = filters;
  if (overdue !== undefined) return overdue;
  if ((due ?? promisedFrom ?? promisedTo) !== undefined) return 'promised';
  if ((statutoryFrom ?? statutoryTo) !== undefined) return 'statutory';
  return closedWithin(filters) ? 'closed' : 'received';
};

/** The field that holds the end. Open cases are few of all cases, so theirs is indexed separately. */
export const endField = (limit: PassableLimit, filters: ApplicationFilters): string =>
  onlyOpen(filters) ? `due.${limit}.date` : `${limit}.date`;

const departmentCondition = (department: string, filters: ApplicationFilters): Condition => ({
  op: 'contains',
  field: onlyOpen(filters) ? 'due.departments' : 'departments',
  value: department,
});

export const onlyOpen = ({ overdue, due, status, suspended, waiting }: ApplicationFilters): boolean =>
  overdue !== undefined || due !== undefined || OPEN.has(status) || suspended === true || waiting === true;

/** Filtered by the day of the closing. */
export const closedWithin = ({ closedFrom, closedTo }: ApplicationFilters): boolean =>
  (closedFrom ?? closedTo) !== undefined;

const OPEN: ReadonlySet<CaseStatus | undefined> = new Set<CaseStatus>(['submitted', 'correctionPending', 'accepted']);

/** The local days of receipt as instants, because the list is ordered by these: from the first instant of a day to the last of another. */
function received({ receivedFrom, receivedTo }: ApplicationFilters, zone: string): readonly Condition[] {
  const first = receivedFrom && startOfDay(receivedFrom, zone);
  // Without its last letter it sorts before the instant itself and after all earlier ones. No day follows the last.
  const last = receivedTo === undefined || receivedTo === LAST ? undefined : endOfDay(receivedTo, zone).slice(0, -1);
  return between('receivedAt', first, last);
}

/** In time ⇔ not after `limit.at`; the day bounds the index range. */
const overdueConditions = (limit: PassableLimit, now: Instant, zone: string): readonly Condition[] => [
  { op: 'to', field: `due.${limit}.date`, value: dateOf(now, zone) },
  { op: 'to', field: `due.${limit}.at`, value: now.slice(0, -1) },
];

function daysOf(due: DueTime, today: LocalDate): readonly [first: LocalDate, last: LocalDate] {
  if (due === 'today') return [today, today];
  const day = dayNumberOf(today);
  const monday = dateOfNumber(day - ((weekdayOf(day) + 6) % 7));
  return [monday, addDays(monday, 6)];
}

function markCondition(mark: CaseMark, wanted: boolean | undefined): readonly Condition[] {
  if (wanted === undefined) return [];
  return [wanted ? { op: 'contains', field: 'marks', value: mark } : { op: 'equals', field: mark, value: false }];
}
