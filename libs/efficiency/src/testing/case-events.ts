import type {
  ApplicationAccepted,
  ApplicationNotAccepted,
  ApplicationSubmitted,
  ApplicationWithdrawn,
  CaseFact,
  Closing,
  ClosingMarks,
  ClosingReassessed,
  CorrectionNoticeIssued,
  DecisionMade,
  LimitPassed,
  LimitPassingUndone,
  Passing,
  ResultDelivered,
  VisitRecorded,
} from '@sealtrail/applications/events';
import { document, promisedItem, proof, remedies, workingDays } from '@sealtrail/applications/testing';
import type { ItemTerms } from '@sealtrail/catalog/events';
import { written } from '@sealtrail/event-sourcing';
import type { Limit, LocalDate } from '@sealtrail/working-days';

/** Hand-made facts: nothing here is computed, so that what comes out can be checked by hand. */

export const noon = (date: LocalDate): string => `${date}T04:00:00.000Z`;

const fact = (on: LocalDate, change: Partial<CaseFact> = {}): CaseFact => ({
  applicationId: 'a1',
  item: 'i1',
  itemVersion: 1,
  region: '370100',
  department: 'planning',
  officer: 'zhao',
  occurredAt: noon(on),
  occurredOn: on,
  ...change,
});

const limit = (days: number, date: LocalDate): Limit => ({
  ...workingDays(days),
  date,
  at: noon(date),
  zone: 'Asia/Shanghai',
  calendar: 'cn-national',
  calendarVersion: '2',
  provisional: false,
});

/** Ends at 24:00 of that day in China. */
export const limitOn = (date: LocalDate, days = 10): Limit => ({ ...limit(days, date), at: `${date}T16:00:00.000Z` });

/** Held by `li` of the fact's department unless said otherwise. */
const holderOf = ({ department }: CaseFact, official: string | null = 'li') => ({ department, official });

/** An item that requires so many materials. */
export function requiringMaterials(count: number): ItemTerms {
  const [one] = promisedItem.materials;
  if (one === undefined) throw new Error('the item has materials');
  const materials = Array.from({ length: count }, (_, n) => ({ ...one, code: `m${n}`, required: true }));
  return { ...promisedItem, materials };
}

export const submitted = (on: LocalDate, change: Partial<ApplicationSubmitted['data']> = {}): ApplicationSubmitted => ({
  type: 'ApplicationSubmitted',
  data: {
    ...fact(on, change),
    number: 'N1',
    filedBy: null,
    sameFiling: null,
    filedBefore: [],
    successorOf: null,
    source: null,
    externalNo: null,
    scenario: null,
    channel: 'window',
    receivedBy: 'planning',
    applicant: { subjectId: 's1', commitment: 'c1' },
    agent: null,
    materials: [],
    terms: promisedItem,
    firstCheckPromise: null,
    proofOfService: null,
    countsFrom: { at: noon(on), on },
    firstCheck: limit(5, on),
    holder: holderOf(fact(on, change)),
    ...change,
  },
});

export const accepted = (on: LocalDate, change: Partial<ApplicationAccepted['data']> = {}): ApplicationAccepted => ({
  type: 'ApplicationAccepted',
  data: {
    ...fact(on, change),
    deemed: false,
    replacesDeemed: false,
    document: document(),
    receivedOn: on,
    promised: limit(10, on),
    statutory: limit(20, on),
    cardRules: null,
    holder: holderOf(fact(on, change)),
    deferral: null,
    commitments: [],
    proofOfService: null,
    creditedAt: noon(on),
    ...change,
  },
});

export const noticed = (
  on: LocalDate,
  change: Partial<CorrectionNoticeIssued['data']> = {},
): CorrectionNoticeIssued => ({
  type: 'CorrectionNoticeIssued',
  data: {
    ...fact(on, change),
    notice: 1,
    missing: [],
    document: document(),
    deadline: limit(10, on),
    countsFrom: on,
    deadlineBinds: true,
    beyondList: [],
    newlyNamed: [],
    late: false,
    stopsCheck: true,
    lengthens: null,
    replacesDeemed: false,
    proofOfService: null,
    creditedAt: noon(on),
    ...change,
  },
});

/** In time on both sides, 6 of 10 and 20 working days used, one visit, no correction. */
export const closing = (change: Partial<Closing> = {}): Closing => ({
  holder: { department: 'planning', official: 'li' },
  class: 'promised',
  channel: 'window',
  handlingForm: 'oneVisit',
  receivedOn: '2026-03-02',
  acceptedOn: '2026-03-02',
  creditedAt: '2026-03-10T04:00:00.000Z',
  usedDays: 6,
  promised: workingDays(10),
  statutory: workingDays(20),
  withinPromise: true,
  withinStatute: true,
  visits: 1,
  corrections: 0,
  time: null,
  ...change,
});

export const decided = (
  on: LocalDate,
  how: Partial<Closing> = {},
  change: Partial<DecisionMade['data']> = {},
): DecisionMade => ({
  type: 'DecisionMade',
  data: {
    ...fact(on, change),
    outcome: 'granted',
    approval: 'onPaper',
    reasons: null,
    legalBasis: null,
    remedies: null,
    document: document(),
    proofOfService: null,
    deliveryPromise: null,
    delivery: null,
    holder: holderOf(fact(on, change)),
    closing: closing({ holder: holderOf(fact(on, change)), ...how }),
    ...change,
  },
});

export const notAccepted = (
  on: LocalDate,
  change: Partial<ApplicationNotAccepted['data']> = {},
): ApplicationNotAccepted => ({
  type: 'ApplicationNotAccepted',
  data: {
    ...fact(on, change),
    ground: 'falseMaterial',
    reason: written('forged'),
    rightDepartment: null,
    stillWrong: [],
    remedies,
    document: document(),
    proofOfService: null,
    replacesDeemed: false,
    closing: closing({
      acceptedOn: null,
      usedDays: null,
      promised: null,
      statutory: null,
      withinPromise: null,
      withinStatute: null,
    }),
    ...change,
  },
});

export const withdrawn = (on: LocalDate, how: Partial<Closing> = {}): ApplicationWithdrawn => ({
  type: 'ApplicationWithdrawn',
  data: {
    ...fact(on, { officer: null }),
    reason: written('changed plans'),
    lapsed: false,
    request: 'applicant',
    document: null,
    proofOfService: null,
    closing: closing(how),
  },
});

export const visited = (on: LocalDate, change: Partial<VisitRecorded['data']> = {}): VisitRecorded => ({
  type: 'VisitRecorded',
  data: { ...fact(on), visit: 1, purpose: null, ...change },
});

export const delivered = (on: LocalDate, withinLimit: boolean | null): ResultDelivered => ({
  type: 'ResultDelivered',
  data: { ...fact(on), proofOfService: proof(noon(on)), creditedAt: noon(on), withinLimit },
});

/** The promise of 10 working days that ended on a day, held by `li`, unless said otherwise. */
export const passing = (on: LocalDate, change: Partial<Passing> = {}): Passing => ({
  basis: 'promised',
  limit: limit(10, on),
  holder: { department: 'planning', official: 'li' },
  ...change,
});

export const limitPassed = (on: LocalDate, change: Partial<LimitPassed['data']> = {}): LimitPassed => ({
  type: 'LimitPassed',
  data: { ...fact(on, { officer: null }), ...passing(on, change), clock: 'case', closedOn: null, ...change },
});

/** What was recorded of a passing, taken back. */
export const passingUndone = ({ data }: LimitPassed): LimitPassingUndone => ({
  type: 'LimitPassingUndone',
  data: { ...data, cause: 'limitMoved' },
});

const marks = (change: Partial<ClosingMarks>): ClosingMarks => {
  const { usedDays, promised, statutory, withinPromise, withinStatute, time } = closing(change);
  return { usedDays, promised, statutory, withinPromise, withinStatute, time };
};

/** A closing of that day, assessed again. */
export const reassessed = (
  on: LocalDate,
  before: Partial<ClosingMarks>,
  after: Partial<ClosingMarks>,
  change: Partial<ClosingReassessed['data']> = {},
): ClosingReassessed => ({
  type: 'ClosingReassessed',
  data: {
    ...fact(on, { officer: null }),
    cause: 'calendar',
    outcome: 'granted',
    counted: { on, holder: { department: 'planning', official: 'li' } },
    before: marks(before),
    after: marks(after),
    ...change,
  },
});
