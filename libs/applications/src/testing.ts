import { nationalCalendar } from '@sealtrail/calendar/testing';
import type { BranchRule, ItemTerms, MaterialRule, StageRule } from '@sealtrail/catalog/events';
import { decide, type Event, fold, type Recorded, Rejection, written } from '@sealtrail/event-sourcing';
import { addDays, dateOf } from '@sealtrail/working-days';
import type { ApplicationKnown, Official } from './domain/application';
import type { Act, ApplicationCommand, SubmitApplication, When } from './domain/application-commands';
import { applicationDecider } from './domain/application-decider';
import type { ApplicationEvent } from './domain/application-events';
import type { OfficialDocument, ProofOfService, Remedies } from './domain/case-fact';
import { emptyLedger, type Ledger } from './domain/ledger';
import { evolveLedger } from './domain/ledger-fold';

/** Local time in Shanghai as an instant: `at('2026-03-02', '09:00')`. */
export const at = (date: string, time = '10:00'): string => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const day = hour >= 8 ? date : addDays(date, -1);
  return `${day}T${String((hour + 16) % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z`;
};

export const official = (name: string, change: Partial<Official> = {}): Official => ({
  department: 'planning',
  official: name,
  posts: ['officer', 'approver'],
  mandates: [{ from: '2024-01-01', to: null, items: null }],
  ...change,
});

export const material = (code: string, change: Partial<MaterialRule> = {}): MaterialRule => ({
  code,
  name: code,
  required: true,
  deferrable: false,
  reusable: false,
  certificateType: null,
  ...change,
});

export const workingDays = (days: number) => ({ days, unit: 'workingDay' }) as const;

/** A promised item (承诺件): 10 working days promised, 20 by law. */
export const promisedItem: ItemTerms = {
  name: 'Outdoor advertising permit',
  department: 'planning',
  kind: 'licence',
  class: 'promised',
  handlingForm: 'oneVisit',
  channels: ['window', 'web'],
  calendar: 'cn-national',
  statutory: workingDays(20),
  statutoryBasis: null,
  promised: workingDays(10),
  firstCheck: workingDays(5),
  handler: 'li',
  visitsMax: 1,
  scenarios: [{ code: 'new-shop', name: 'A new shop' }],
  materials: [material('form'), material('plan', { deferrable: true }), material('photo', { required: false })],
  stages: [],
  furtherProcedures: [],
  onIncomplete: 'notice',
  onCorrectionTimeout: 'returned',
  onDeferralTimeout: 'withdrawn',
  longestExtension: null,
  refusableOnTheSpot: false,
};

export const branch = (id: string, days: number, department = id): BranchRule => ({
  id,
  department,
  limit: workingDays(days),
  handler: `${id}-handler`,
});

export const stage = (id: string, ...branches: readonly BranchRule[]): StageRule => ({ id, name: id, branches });

/** A joint item (联办件) of two stages: 5 + 8 working days promised. */
export const jointItem: ItemTerms = {
  ...promisedItem,
  class: 'joint',
  statutory: workingDays(45),
  promised: workingDays(13),
  materials: [],
  stages: [stage('review', branch('fire', 5), branch('water', 3)), stage('works', branch('build', 8))],
};

/** What the rules of a case know: the national calendar, the item, and an official who may do everything. */
export const knowing = (terms: ItemTerms = promisedItem, change: Partial<ApplicationKnown> = {}): ApplicationKnown => ({
  calendar: nationalCalendar,
  item: { version: 1, region: '370100', terms },
  officer: official('li'),
  approver: official('zhao', { posts: ['agencyHead'] }),
  assignee: official('wang'),
  ownNames: ['planning', 'Planning Bureau'],
  ...change,
});

export const document = (number = 'D-1', date = '2026-03-02'): OfficialDocument => ({ number, date, seal: 'seal-1' });

/** Dated the day of the act. */
export const documentOf = (instant: string): OfficialDocument => document('D-1', dateOf(instant, 'Asia/Shanghai'));

export const remedies: Remedies = {
  reconsideration: { organ: 'City Government', days: 60 },
  litigation: { court: 'District Court', months: 6 },
};

export const proof = (servedAt: string): ProofOfService => ({ mode: 'electronic', servedAt, reference: 'R-1' });

/** Reported when it happened, or later. */
export const when = (instant: string, now = instant): When => ({ at: instant, now });

export const act = (instant: string, change: Partial<Act> = {}): Act => ({
  at: instant,
  now: instant,
  department: 'planning',
  officer: 'li',
  ...change,
});

export const submit = (instant: string, change: Partial<SubmitApplication['data']> = {}): SubmitApplication => ({
  type: 'SubmitApplication',
  data: {
    ...when(instant),
    applicationId: 'a1',
    number: '37010020260302000001X',
    item: 'i1',
    source: null,
    externalNo: null,
    scenario: null,
    channel: 'window',
    receivedBy: null,
    officer: null,
    applicant: { subjectId: 's1', commitment: 'c1' },
    agent: null,
    materials: [],
    ...change,
  },
});

export const accept = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'AcceptApplication',
  data: {
    ...act(instant),
    document: documentOf(instant),
    deferral: null,
    commitments: [],
    proofOfService: null,
    ...change,
  },
});

export const grant = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'DecideApplication',
  data: {
    ...act(instant),
    outcome: 'granted',
    reasons: null,
    legalBasis: null,
    remedies: null,
    document: documentOf(instant),
    proofOfService: null,
    ...change,
  },
});

export const opine = (step: string, instant: string, change: object = {}): ApplicationCommand => ({
  type: 'GiveOpinion',
  data: {
    ...act(instant, { department: step, officer: `${step}-handler` }),
    branch: step,
    opinion: 'agree',
    reasons: null,
    proofOfService: null,
    ...change,
  },
});

export const suspend = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'StartSuspension',
  data: {
    ...act(instant),
    procedure: 'expertReview',
    branch: null,
    legalBasis: written('行政许可法 art. 45'),
    notice: { document: documentOf(instant), givenAt: instant },
    expected: workingDays(5),
    endedAt: null,
    ...change,
  },
});

export const resume = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'EndSuspension',
  data: { ...act(instant), suspension: 1, ...change },
});

/** The facts that a sequence of commands brings about: a past made by the rules themselves. */
export function story(
  known: ApplicationKnown,
  ...commands: readonly ApplicationCommand[]
): readonly ApplicationEvent[] {
  return recordedStory(known, ...commands).map(({ type, data }) => ({ type, data }) as ApplicationEvent);
}

/** The same with the metadata of the store. */
export function recordedStory(
  known: ApplicationKnown,
  ...commands: readonly ApplicationCommand[]
): readonly Recorded<ApplicationEvent>[] {
  const past: Recorded<ApplicationEvent>[] = [];
  for (const command of commands) {
    const officer = actorOf(command, known);
    const events = decide(applicationDecider, command, fold(applicationDecider, past), { ...known, officer });
    for (const event of events) past.push(recorded(event, BigInt(past.length), recordedAtOf(command)));
  }
  return past;
}

/** The clocks after a story. */
export const ledgerAfterStory = (past: readonly Recorded<ApplicationEvent>[]): Ledger =>
  past.reduce((ledger, event) => evolveLedger(ledger, event, event.metadata.recordedAt), emptyLedger);

/** Whoever acts in a story belongs to the department he acts for. */
function actorOf({ data }: ApplicationCommand, known: ApplicationKnown): Official | null {
  const { department, officer } = data as { department?: string | null; officer?: string | null };
  if (known.officer === null || !officer) return known.officer;
  return { ...known.officer, official: officer, department: department ?? known.officer.department };
}

const recordedAtOf = ({ data }: ApplicationCommand): string => {
  const { now, at: instant, changedAt } = data as { now?: string; at?: string; changedAt?: string };
  return now ?? instant ?? changedAt ?? '';
};

const recorded = (event: Event, revision: bigint, recordedAt: string): Recorded<ApplicationEvent> =>
  ({
    ...event,
    id: `e${revision}`,
    stream: 'application-a1',
    revision,
    position: revision + 1n,
    metadata: { actor: 'key', commandId: 'c', correlationId: 'c', causationId: null, recordedAt, known: {} },
  }) as Recorded<ApplicationEvent>;

/** What the rules answer to one more command after a story: the facts, or the code of the refusal. */
export function outcome(
  known: ApplicationKnown,
  past: readonly ApplicationCommand[],
  command: ApplicationCommand,
  knownNow: Partial<ApplicationKnown> = {},
): readonly ApplicationEvent[] | string {
  const facts = { ...known, ...knownNow };
  const officer = knownNow.officer === undefined ? actorOf(command, facts) : knownNow.officer;
  try {
    return decide(applicationDecider, command, fold(applicationDecider, story(known, ...past)), { ...facts, officer });
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
}
