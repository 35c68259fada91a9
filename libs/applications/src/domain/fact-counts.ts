import type { OfType } from '@sealtrail/event-sourcing';
import type { Case, FactCounts } from './application';
import type { ApplicationEvent } from './application-events';
import { missingMaterials } from './materials';

type Bound = {
  readonly inCase: number;
  /** Half of the maximum, where another department of the case needs room for its own acts. */
  readonly ofDepartment: number;
};

const forAll = (inCase: number): Bound => ({ inCase, ofDepartment: inCase });
const halfEach = (inCase: number): Bound => ({ inCase, ofDepartment: inCase / 2 });

/**
 * Events that callers could record without end, and their maximum per case. Timers, limit moves, decisions, deliveries, withdrawals and
 * events that happen once are not listed: they are never refused for their number. Nor is the end of a wait for the applicant: a caller of
 * the case could otherwise fill it with irrelevant events and block the relevant ones.
 */
export const factBounds = {
  materials: forAll(300),
  'corrected-sets': forAll(50),
  'corrections-on-the-spot': forAll(50),
  visits: forAll(200),
  notices: halfEach(50),
  suspensions: halfEach(100),
  prolongations: halfEach(200),
  assignments: halfEach(100),
  'late-reports': forAll(50),
} as const satisfies Readonly<Record<string, Bound>>;

export type BoundedKind = keyof typeof factBounds;

type BoundedEvents = {
  readonly [Type in ApplicationEvent['type']]?: {
    readonly kind: BoundedKind;
    /** Recorded regardless of the count. */
    readonly always?: (data: OfType<ApplicationEvent, Type>['data'], before: Case) => boolean;
    /** Counted separately from others of its kind. */
    readonly apart?: (data: OfType<ApplicationEvent, Type>['data']) => string;
  };
};

const boundedEvents: BoundedEvents = {
  MaterialAdded: {
    kind: 'materials',
    always: ({ material }, before) => missingMaterials(before).includes(material.code),
  },
  CorrectionReceived: {
    kind: 'corrected-sets',
    always: ({ complete, materials }, { missing }) => complete || materials.some(({ code }) => missing.includes(code)),
  },
  CorrectedOnTheSpot: { kind: 'corrections-on-the-spot' },
  VisitRecorded: { kind: 'visits' },
  CorrectionNoticeIssued: { kind: 'notices', always: ({ stopsCheck }) => stopsCheck },
  SuspensionStarted: { kind: 'suspensions' },
  SuspensionProlonged: { kind: 'prolongations' },
  HandlerAssigned: { kind: 'assignments' },
  // Unproved reports of the unit take no room from what others prove.
  LateReportRecorded: {
    kind: 'late-reports',
    apart: ({ what, proofOfService }) => (proofOfService?.weight === 'others' ? `${what}:proved` : what),
  },
};

type BoundKeys = { readonly kind: BoundedKind; readonly inCase: string; readonly ofDepartment: string };

/** The keys under which an event is counted; `null`: it needs no bound. */
export function boundKeysOf({ type, data }: ApplicationEvent, before: Case): BoundKeys | null {
  const row = boundedEvents[type] as
    | { kind: BoundedKind; always?: (data: unknown, before: Case) => boolean; apart?: (data: unknown) => string }
    | undefined;
  if (row === undefined || row.always?.(data, before) === true) return null;
  const inCase = row.apart === undefined ? row.kind : `${row.kind}:${row.apart(data)}`;
  return { kind: row.kind, inCase, ofDepartment: `${inCase}@${data.department}` };
}

/** The counts after one more event. */
export function withFactCounted(event: ApplicationEvent, before: Case): FactCounts {
  const counted = boundKeysOf(event, before);
  if (counted === null) return before.factCounts;
  const { inCase, ofDepartment } = counted;
  return {
    ...before.factCounts,
    [inCase]: factCountOf(before, inCase) + 1,
    [ofDepartment]: factCountOf(before, ofDepartment) + 1,
  };
}

export const factCountOf = ({ factCounts: told }: Case, name: string): number => told[name] ?? 0;
