import { type Effect, evolve, type Instant, type RecordedEvent } from '@sealtrail/event-sourcing';
import { dateUntil, type LocalDate } from '@sealtrail/working-days';
import type { Application } from '../domain/application';
import type { ApplicationEvent } from '../domain/application-events';
import { applicationEvolve } from '../domain/application-evolve';
import { effectOf } from '../domain/effect';
import type { LateAct, ReviewStanding } from '../domain/proof-enums';

/** Events that the rules themselves record for an earlier day; they have no reporter. */
const RECORDED_BY_LAW: ReadonlySet<ApplicationEvent['type']> = new Set<ApplicationEvent['type']>([
  'StageStarted',
  'LimitsMoved',
  'LimitPassed',
  'LimitPassingUndone',
  'ClosingReassessed',
  'CalendarChangeNotApplied',
  'LapseHeldBack',
  'CorrectionLapsed',
  'DeferralLapsed',
  'SuccessorAnnounced',
  'SuccessorFiled',
  'ApplicationReturned',
]);

function isReportedAct({ type, data }: ApplicationEvent): boolean {
  if (type === 'ApplicationAccepted') return !data.deemed;
  // A person gives a reason in free text; the reason of a lapse is generated.
  if (type === 'ApplicationWithdrawn') return typeof data.reason === 'string';
  return !RECORDED_BY_LAW.has(type);
}

/** An act at 24:00 that is reported then is reported on its day. */
export const isLateReport = (event: RecordedEvent<ApplicationEvent>, zone: string): boolean =>
  isReportedAct(event) && dateUntil(event.metadata.recordedAt, zone) > event.data.occurredOn;

/** 事后补报: an act reported on a later day than it happened, and how far it counts as reported. */
export type LateReport = {
  /** Revision of the event in the case's history. */
  readonly revision: string;
  readonly act: LateAct;
  readonly occurredAt: Instant;
  readonly occurredOn: LocalDate;
  readonly toldAt: Instant;
  readonly effect: Effect;
  /** Number and state of the review of its proof; `null`: none. */
  readonly review: { readonly review: number; readonly standing: ReviewStanding } | null;
};

const ACTS: { readonly [Type in ApplicationEvent['type']]?: LateAct } = {
  ApplicationSubmitted: 'receipt',
  MaterialAdded: 'material',
  CorrectionNoticeIssued: 'correctionNotice',
  CorrectionReceived: 'correctedSet',
  ApplicationAccepted: 'acceptance',
  ApplicationNotAccepted: 'nonAcceptance',
  OpinionGiven: 'opinion',
  SuspensionStarted: 'suspension',
  SuspensionNoticeGiven: 'suspensionNotice',
  SuspensionProlonged: 'prolongation',
  SuspensionEnded: 'suspensionEnd',
  ApplicationExtended: 'extension',
  DecisionMade: 'decision',
  ResultDelivered: 'delivery',
  ApplicationWithdrawn: 'withdrawal',
  ApplicationTerminated: 'termination',
};

const actOf = (event: ApplicationEvent): LateAct | null =>
  event.type === 'LateReportRecorded' ? event.data.what : (ACTS[event.type] ?? null);

/** Every late report of a case, in the order of reporting. */
export function lateReportsOf(events: readonly RecordedEvent<ApplicationEvent>[], zone: string): readonly LateReport[] {
  // Most cases have none, and skip the fold.
  if (!events.some((event) => isLateReport(event, zone))) return [];
  let before: Application = { status: 'unknown' };
  const found: LateReport[] = [];
  for (const own of commandsOf(events)) {
    found.push(...lateReportsBy(own, before, zone));
    before = own.reduce<Application>((state, event) => evolve({ evolve: applicationEvolve }, state, event), before);
  }
  if (before.status === 'unknown') return found;
  const reviews = new Map(before.proofReviews.map(({ of, review, standing }) => [String(of), { review, standing }]));
  return found.map((act) => ({ ...act, review: reviews.get(act.revision) ?? null }));
}

/** The events of each command. */
function commandsOf(
  events: readonly RecordedEvent<ApplicationEvent>[],
): readonly (readonly RecordedEvent<ApplicationEvent>[])[] {
  const commands: RecordedEvent<ApplicationEvent>[][] = [];
  for (const event of events) {
    const last = commands.at(-1);
    const isOfLast = last?.[0]?.metadata.commandId === event.metadata.commandId;
    if (last !== undefined && isOfLast) last.push(event);
    else commands.push([event]);
  }
  return commands;
}

/**
 * The act that a command reported, without its consequences: a procedure ends with the decision. A reviewer's decision is not a report, nor is the
 * proof
 * of an earlier act.
 */
function lateReportsBy(
  own: readonly RecordedEvent<ApplicationEvent>[],
  before: Application,
  zone: string,
): readonly LateReport[] {
  if (own.some(({ type }) => type === 'ProofReviewed' || type === 'ProofAdded')) return [];
  const acts = own.filter((event) => actOf(event) !== null && isLateReport(event, zone));
  const told = acts.find(({ type }) => type !== 'SuspensionEnded') ?? acts[0];
  const act = told && actOf(told);
  if (told === undefined || act == null) return [];
  const { revision, data, metadata } = told;
  return [
    {
      revision: String(revision),
      act,
      occurredAt: data.occurredAt,
      occurredOn: data.occurredOn,
      toldAt: metadata.recordedAt,
      effect: effectOf({ before, ownEvents: own }),
      review: null,
    },
  ];
}
