import type {
  ApplicationAccepted,
  ApplicationNotAccepted,
  ApplicationSubmitted,
  ApplicationWithdrawn,
  CaseFact,
  Closing,
  CorrectionNoticeIssued,
  DecisionMade,
  ResultDelivered,
  VisitRecorded,
} from '@sealtrail/applications/events';
import { document, promisedItem, proof, remedies, workingDays } from '@sealtrail/applications/testing';
import type { Limit, LocalDate } from '@sealtrail/calendar';
import type { Event, ProjectionRow, ReadStore, Recorded } from '@sealtrail/event-sourcing';
import { InMemoryReadStore } from '@sealtrail/event-sourcing/testing';
import type { CardFact, CardIssued, CardRevoked } from '@sealtrail/supervision/events';
import type { CountedEvent } from './read/counting';
import { type EfficiencySheet, efficiency } from './read/efficiency-view';

/** Hand-made facts: nothing here is computed, so that what comes out can be checked by hand. */

const noon = (date: LocalDate): string => `${date}T04:00:00.000Z`;

export const fact = (on: LocalDate, change: Partial<CaseFact> = {}): CaseFact => ({
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

/** Held by `li` of the fact's department unless said otherwise. */
const holderOf = ({ department }: CaseFact, official: string | null = 'li') => ({ department, official });

export const submitted = (on: LocalDate, change: Partial<ApplicationSubmitted['data']> = {}): ApplicationSubmitted => ({
  type: 'ApplicationSubmitted',
  data: {
    ...fact(on, change),
    number: 'N1',
    source: null,
    externalNo: null,
    scenario: null,
    channel: 'window',
    receivedBy: 'planning',
    applicant: { subjectId: 's1', commitment: 'c1' },
    agent: null,
    materials: [],
    terms: promisedItem,
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
    holder: holderOf(fact(on, change)),
    deferral: null,
    commitments: [],
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
    newlyNamed: [],
    late: false,
    replacesDeemed: false,
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
    reasons: null,
    legalBasis: null,
    remedies: null,
    document: document(),
    proofOfService: null,
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
    reason: 'forged',
    rightDepartment: null,
    remedies,
    document: document(),
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
  data: { ...fact(on, { officer: null }), reason: 'changed plans', lapsed: false, closing: closing(how) },
});

export const visited = (on: LocalDate, change: Partial<VisitRecorded['data']> = {}): VisitRecorded => ({
  type: 'VisitRecorded',
  data: { ...fact(on), visit: 1, purpose: null, ...change },
});

export const delivered = (on: LocalDate, withinLimit: boolean | null): ResultDelivered => ({
  type: 'ResultDelivered',
  data: { ...fact(on), proofOfService: proof(noon(on)), creditedAt: noon(on), withinLimit },
});

export const cardFact = (on: LocalDate, change: Partial<CardFact> = {}): CardFact => ({
  cardId: 'k1',
  applicationId: 'a1',
  number: 'N1',
  item: 'i1',
  region: '370100',
  rule: 'case',
  clock: 'case',
  level: 'yellow',
  department: 'planning',
  official: 'li',
  breachedAt: noon(on),
  breachedOn: on,
  ...change,
});

export const carded = (on: LocalDate, change: Partial<CardIssued['data']> = {}): CardIssued =>
  ({
    type: 'CardIssued',
    data: {
      ...cardFact(on, change),
      issuedAt: noon(on),
      issuedOn: on,
      status: 'issued',
      policy: { id: 'default-cn-1', version: '1' },
      targets: [],
      supersedes: null,
      ...change,
    },
  }) as unknown as CardIssued;

export const revoked = (card: CardIssued, on: LocalDate, wasPending = false): CardRevoked => ({
  type: 'CardRevoked',
  data: {
    ...cardFact(card.data.breachedOn, {
      level: card.data.level,
      rule: card.data.rule,
      official: card.data.official,
      department: card.data.department,
    }),
    cause: 'calendar',
    reason: 'a holiday was declared',
    revokedAt: noon(on),
    revokedOn: on,
    revokedBy: null,
    wasPending,
    restores: null,
  },
});

/** As the store gives it back. */
export const recorded = <E extends Event>(event: E, n = 1): Recorded<E> =>
  ({
    ...event,
    id: `event-${n}`,
    stream: 'application-a1',
    revision: BigInt(n),
    position: BigInt(n),
    metadata: {
      actor: 'key',
      commandId: 'c',
      correlationId: 'c',
      causationId: null,
      recordedAt: '2026-03-02T04:00:00.000Z',
      known: {},
    },
  }) as Recorded<E>;

/** The sheets that facts make, in the order in which they came. */
export function sheetsOf(events: readonly CountedEvent[]): ReadonlyMap<string, EfficiencySheet> {
  const sheets = new Map<string, EfficiencySheet>();
  events.forEach((event, n) => {
    const row = efficiency.on[event.type] as ProjectionRow<EfficiencySheet, CountedEvent>;
    const stored = recorded(event, n + 1);
    for (const id of [row.id(stored)].flat()) {
      const sheet = row.fold(sheets.get(id) ?? efficiency.initial, stored, id);
      if (sheet !== null) sheets.set(id, sheet);
    }
  });
  return sheets;
}

/** A read store that has folded these facts. */
export async function storeOf(events: readonly CountedEvent[]): Promise<ReadStore> {
  const store = new InMemoryReadStore();
  await store.save({ view: efficiency.name, documents: sheetsOf(events), from: 0n, to: 1n });
  return store;
}
