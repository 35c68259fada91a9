import { type Effect, evolve, type Instant, type RecordedEvent } from '@sealtrail/event-sourcing';
import { dateUntil, type LocalDate } from '@sealtrail/working-days';
import type { Application } from '../domain/application';
import type { ApplicationEvent } from '../domain/application-events';
import { applicationEvolve } from '../domain/application-evolve';
import { effectOf } from '../domain/effect';
import type { LateAct, ReviewStanding } from '../domain/proof-enums';

/** What the rules themselves record of an earlier day, nobody has told. */
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
  // People give a reason in words of their own; that no correction came is the program's.
  if (type === 'ApplicationWithdrawn') return typeof data.reason === 'string';
  return !RECORDED_BY_LAW.has(type);
}

/** What ends at 24:00 and is told then is told on its day. */
export const isLateReport = (event: RecordedEvent<ApplicationEvent>, zone: string): boolean =>
  isReportedAct(event) && dateUntil(event.metadata.recordedAt, zone) > event.data.occurredOn;

/** 事后补报: an act reported on a later day than it happened, and how far it counts as it was told. */
export type LateReport = {
  /** Of the fact in the case's history. */
  readonly revision: string;
  readonly act: LateAct;
  readonly occurredAt: Instant;
  readonly occurredOn: LocalDate;
  readonly toldAt: Instant;
  readonly effect: Effect;
  /** The number under which a reviewer judges its proof, and how that stands; `null`: none does. */
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

/** Every act of a case that was reported late, in the order of telling. */
export function lateReportsOf(events: readonly RecordedEvent<ApplicationEvent>[], zone: string): readonly LateReport[] {
  // Of most cases nothing was, and nothing is folded for them.
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

/** The facts that each command told. */
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

/** The act that a command told, and not what follows from it: a procedure ends with the decision. No telling is a reviewer's decision, nor a proof of what was told. */
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
