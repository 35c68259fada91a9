import { type Effect, evolve, type Instant, type Recorded } from '@sealtrail/event-sourcing';
import { dateUntil, type LocalDate } from '@sealtrail/working-days';
import type { Application } from '../domain/application';
import type { ApplicationEvent } from '../domain/application-events';
import { applicationEvolve } from '../domain/application-evolve';
import { effectOf } from '../domain/effect';
import type { LateAct, ReviewStanding } from '../domain/proof-words';

/** What the rules themselves record of an earlier day, nobody has told. */
const OF_THE_LAW: ReadonlySet<ApplicationEvent['type']> = new Set<ApplicationEvent['type']>([
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

function isTold({ type, data }: ApplicationEvent): boolean {
  if (type === 'ApplicationAccepted') return !data.deemed;
  // People give a reason in words of their own; that no correction came is the program's.
  if (type === 'ApplicationWithdrawn') return typeof data.reason === 'string';
  return !OF_THE_LAW.has(type);
}

/** What ends at 24:00 and is told then is told on its day. */
export const isToldLate = (event: Recorded<ApplicationEvent>, zone: string): boolean =>
  isTold(event) && dateUntil(event.metadata.recordedAt, zone) > event.data.occurredOn;

/** 事后补报: an act told on a later day than it happened, and how far it counts as it was told. */
export type ToldLate = {
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

/** Every act of a case that was told late, in the order of telling. */
export function toldLateOf(events: readonly Recorded<ApplicationEvent>[], zone: string): readonly ToldLate[] {
  // Of most cases nothing was, and nothing is folded for them.
  if (!events.some((event) => isToldLate(event, zone))) return [];
  let before: Application = { status: 'unknown' };
  const found: ToldLate[] = [];
  for (const own of commandsOf(events)) {
    found.push(...toldBy(own, before, zone));
    before = own.reduce<Application>((state, event) => evolve({ evolve: applicationEvolve }, state, event), before);
  }
  if (before.status === 'unknown') return found;
  const reviews = new Map(before.reviews.map(({ of, review, standing }) => [String(of), { review, standing }]));
  return found.map((act) => ({ ...act, review: reviews.get(act.revision) ?? null }));
}

/** The facts that each command told. */
function commandsOf(events: readonly Recorded<ApplicationEvent>[]): readonly (readonly Recorded<ApplicationEvent>[])[] {
  const commands: Recorded<ApplicationEvent>[][] = [];
  for (const event of events) {
    const last = commands.at(-1);
    const isOfLast = last?.[0]?.metadata.commandId === event.metadata.commandId;
    if (last !== undefined && isOfLast) last.push(event);
    else commands.push([event]);
  }
  return commands;
}

/** The act that a command told, and not what follows from it: a procedure ends with the decision. No telling is a reviewer's word, nor a proof of what was told. */
function toldBy(own: readonly Recorded<ApplicationEvent>[], before: Application, zone: string): readonly ToldLate[] {
  if (own.some(({ type }) => type === 'ProofReviewed' || type === 'ProofAdded')) return [];
  const acts = own.filter((event) => actOf(event) !== null && isToldLate(event, zone));
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
      effect: effectOf({ before, own }),
      review: null,
    },
  ];
}
