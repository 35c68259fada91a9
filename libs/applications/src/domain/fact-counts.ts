import type { OfType } from '@sealtrail/event-sourcing';
import type { Case, FactCounts } from './application';
import type { ApplicationEvent } from './application-events';
import { missingMaterials } from './materials';

type Bound = {
  readonly inCase: number;
  /** Half of it, where another department of the case must find room for an act of its own. */
  readonly ofDepartment: number;
};

const forAll = (inCase: number): Bound => ({ inCase, ofDepartment: inCase });
const halfEach = (inCase: number): Bound => ({ inCase, ofDepartment: inCase / 2 });

/**
 * What callers could tell of without end, and how often it may stand in one case. Timers, limits that move, decisions,
 * deliveries, withdrawals and whatever happens once are not in here: they are never refused for their number. Nor is what
 * ends a wait of the applicant: whoever holds the case could fill it up with nothing, and keep out what counts.
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
    /** Told however many there are. */
    readonly always?: (data: OfType<ApplicationEvent, Type>['data'], before: Case) => boolean;
    /** Apart from others of its kind. */
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
  // What the unit says without a proof takes no room from what others prove.
  LateReportRecorded: {
    kind: 'late-reports',
    apart: ({ what, proofOfService }) => (proofOfService?.weight === 'others' ? `${what}:proved` : what),
  },
};

type BoundKeys = { readonly kind: BoundedKind; readonly inCase: string; readonly ofDepartment: string };

/** Under which names a fact counts; `null`: it is bounded by itself. */
export function boundKeysOf({ type, data }: ApplicationEvent, before: Case): BoundKeys | null {
  const row = boundedEvents[type] as
    | { kind: BoundedKind; always?: (data: unknown, before: Case) => boolean; apart?: (data: unknown) => string }
    | undefined;
  if (row === undefined || row.always?.(data, before) === true) return null;
  const inCase = row.apart === undefined ? row.kind : `${row.kind}:${row.apart(data)}`;
  return { kind: row.kind, inCase, ofDepartment: `${inCase}@${data.department}` };
}

/** The counts after one more fact. */
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
