import type { Event, Instant, Of, Recorded } from '@sealtrail/event-sourcing';
import type { Limit, Term } from '@sealtrail/working-days';
import type { ApplicationEvent } from './application-events';
import type { CaseFact, Holder } from './case-fact';
import type { ClockKind } from './case-words';
import type { CaseClock, Ledger, Suspension } from './ledger';

type Rows = {
  readonly [Type in ApplicationEvent['type']]?: (
    ledger: Ledger,
    event: Of<ApplicationEvent, Type>['data'],
    recordedAt: Instant,
  ) => Ledger;
};

const EMPTY: Ledger = {
  applicationId: '',
  number: '',
  item: '',
  region: '',
  department: '',
  calendar: '',
  zone: '',
  joint: false,
  clocks: [],
  suspensions: [],
  closedAt: null,
};

/** The ledger before the first fact. */
export const emptyLedger = EMPTY;

/** The clock with this id. */
export const findClock = (ledger: Ledger, id: string): CaseClock | undefined =>
  ledger.clocks.find((clock) => clock.id === id);

/** The latest clock of a kind. */
export const lastClock = (ledger: Ledger, kind: ClockKind): CaseClock | undefined =>
  ledger.clocks.findLast((clock) => clock.kind === kind);

type Start = {
  readonly id: string;
  readonly kind: ClockKind;
  readonly fact: Pick<CaseFact, 'occurredAt' | 'occurredOn'>;
  readonly promised?: Limit | null;
  readonly promisedTerm?: Term;
  readonly statutory?: Limit | null;
  readonly statutoryTerm?: Term | null;
  readonly holder: Holder | null;
};

const termOf = (limit: Limit | null | undefined): Term | null =>
  limit === null || limit === undefined ? null : { days: limit.days, unit: limit.unit };

function started({ id, kind, fact, promised, promisedTerm, statutory, statutoryTerm, holder }: Start): CaseClock {
  return {
    id,
    kind,
    startedAt: fact.occurredAt,
    startedOn: fact.occurredOn,
    promisedTerm: promisedTerm ?? termOf(promised),
    statutoryTerm: statutoryTerm ?? termOf(statutory),
    promisedExtension: null,
    statutoryExtension: null,
    promised: promised ?? null,
    statutory: statutory ?? null,
    endedAt: null,
    endedOccurredAt: null,
    endedBy: null,
    holders: holder === null ? [] : [{ ...holder, from: fact.occurredAt }],
  };
}

const add = (ledger: Ledger, clock: CaseClock): Ledger => ({
  ...ledger,
  clocks: [...ledger.clocks.filter(({ id }) => id !== clock.id), clock],
});

const change = (
  ledger: Ledger,
  wanted: (clock: CaseClock) => boolean,
  to: (clock: CaseClock) => CaseClock,
): Ledger => ({
  ...ledger,
  clocks: ledger.clocks.map((clock) => (wanted(clock) ? to(clock) : clock)),
});

type End = { readonly endedAt: Instant | null; readonly endedOccurredAt: Instant; readonly endedBy: string };

/** Ends the clocks that still run. A first check that silence ended stays as it is. */
const end = (ledger: Ledger, wanted: (clock: CaseClock) => boolean, ended: End): Ledger =>
  change(
    ledger,
    (clock) => clock.endedBy === null && wanted(clock),
    (clock) => ({ ...clock, ...ended }),
  );

const isCheck = ({ kind }: CaseClock): boolean => kind === 'firstCheck';

/** An act in time was proved after silence had accepted the case: the first check ended with it after all. */
function proveCheck(ledger: Ledger, ended: End): Ledger {
  const check = lastClock(ledger, 'firstCheck');
  return check === undefined
    ? ledger
    : change(
        ledger,
        ({ id }) => id === check.id,
        (clock) => ({ ...clock, ...ended }),
      );
}

/** The review never ran: its clocks go, and a procedure that was still open stops nothing of the review to come. */
function withoutAcceptance(ledger: Ledger, ended: End): Ledger {
  const { clocks } = end(ledger, ({ kind }) => kind === 'suspension', ended);
  return {
    ...ledger,
    clocks: clocks.filter(({ kind }) => kind !== 'case' && kind !== 'branch' && kind !== 'deferral'),
    suspensions: ledger.suspensions.map((suspension) =>
      suspension.endedAt === null
        ? { ...suspension, endedAt: suspension.startedAt, endedOn: suspension.startedOn }
        : suspension,
    ),
  };
}

const suspended = (ledger: Ledger, number: number, to: (suspension: Suspension) => Suspension): Ledger => ({
  ...ledger,
  suspensions: ledger.suspensions.map((suspension) => (suspension.number === number ? to(suspension) : suspension)),
});

/** The case ends without a decision: every clock that runs ends with it. */
function close(ledger: Ledger, type: string, fact: CaseFact, credited: Instant): Ledger {
  const ended = end(ledger, () => true, { endedAt: credited, endedOccurredAt: fact.occurredAt, endedBy: type });
  return { ...ended, closedAt: credited };
}

const rows: Rows = {
  ApplicationSubmitted: (_, data) =>
    add(
      {
        ...EMPTY,
        applicationId: data.applicationId,
        number: data.number,
        item: data.item,
        region: data.region,
        department: data.terms.department,
        calendar: data.terms.calendar,
        zone: data.firstCheck.zone,
        joint: data.terms.class === 'joint',
      },
      started({ id: 'firstCheck:1', kind: 'firstCheck', fact: data, statutory: data.firstCheck, holder: data.holder }),
    ),

  CorrectionNoticeIssued: (ledger, data) => {
    if (data.late) return ledger;
    const ended = { endedAt: data.creditedAt, endedOccurredAt: data.occurredAt, endedBy: 'CorrectionNoticeIssued' };
    const checked = data.replacesDeemed
      ? withoutAcceptance(proveCheck(ledger, ended), ended)
      : end(ledger, isCheck, ended);
    const before = end(checked, ({ kind }) => kind === 'correction', ended);
    const id = `correction:${data.notice}`;
    return add(before, started({ id, kind: 'correction', fact: data, statutory: data.deadline, holder: null }));
  },

  CorrectionReceived: (ledger, data, recordedAt) => {
    if (!data.complete || data.firstCheck === null) return ledger;
    const ended = { endedAt: recordedAt, endedOccurredAt: data.occurredAt, endedBy: 'CorrectionReceived' };
    const before = end(ledger, ({ kind }) => kind === 'correction', ended);
    const id = `firstCheck:${ledger.clocks.filter(isCheck).length + 1}`;
    return add(
      before,
      started({ id, kind: 'firstCheck', fact: data, statutory: data.firstCheck, holder: data.holder }),
    );
  },

  ApplicationAccepted: (ledger, data) => {
    const ended = { endedAt: data.creditedAt, endedOccurredAt: data.occurredAt, endedBy: 'ApplicationAccepted' };
    const checked = data.replacesDeemed
      ? proveCheck(ledger, ended)
      : end(ledger, isCheck, data.deemed ? { ...ended, endedAt: null, endedBy: 'silence' } : ended);
    const before = findClock(checked, 'case');
    const clock = started({
      id: 'case',
      kind: 'case',
      fact: data,
      promised: data.promised,
      statutory: data.statutory,
      holder: data.holder,
    });
    const accepted = add(checked, before === undefined ? clock : { ...clock, holders: before.holders });
    if (data.deferral === null) return accepted;
    const { deadline } = data.deferral;
    return add(accepted, started({ id: 'deferral', kind: 'deferral', fact: data, statutory: deadline, holder: null }));
  },

  ApplicationNotAccepted: (ledger, data) => {
    const { creditedAt } = data.closing;
    const ended = { endedAt: creditedAt, endedOccurredAt: data.occurredAt, endedBy: 'ApplicationNotAccepted' };
    const checked = data.replacesDeemed ? withoutAcceptance(proveCheck(ledger, ended), ended) : ledger;
    return close(checked, 'ApplicationNotAccepted', data, creditedAt);
  },

  StageStarted: (ledger, data) =>
    data.branches.reduce(
      (before, { id, department, official, term, limit }) =>
        add(
          before,
          started({
            id: `branch:${id}`,
            kind: 'branch',
            fact: data,
            promised: limit,
            promisedTerm: term,
            holder: { department, official },
          }),
        ),
      ledger,
    ),

  OpinionGiven: (ledger, data) =>
    end(ledger, ({ id }) => id === `branch:${data.branch}`, {
      endedAt: data.creditedAt,
      endedOccurredAt: data.occurredAt,
      endedBy: 'OpinionGiven',
    }),

  SuspensionStarted: (ledger, data, recordedAt) =>
    add(
      {
        ...ledger,
        suspensions: [
          ...ledger.suspensions,
          {
            number: data.suspension,
            procedure: data.procedure,
            legalBasis: data.legalBasis,
            branch: data.branch,
            startedAt: data.occurredAt,
            startedOn: data.occurredOn,
            noticedAt: data.notice?.givenAt ?? null,
            pausesFrom: data.pausesFromDate,
            endedAt: null,
            endedOn: null,
            startRecordedAt: recordedAt,
            noticeRecordedAt: data.notice === null ? null : recordedAt,
          },
        ],
      },
      started({
        id: `suspension:${data.suspension}`,
        kind: 'suspension',
        fact: data,
        promised: data.ownLimit,
        promisedTerm: data.expected,
        holder: data.holder,
      }),
    ),

  SuspensionNoticeGiven: (ledger, data, recordedAt) =>
    suspended(ledger, data.suspension, (suspension) => ({
      ...suspension,
      noticedAt: data.occurredAt,
      pausesFrom: data.pausesFromDate,
      noticeRecordedAt: recordedAt,
    })),

  SuspensionProlonged: (ledger, data) =>
    change(
      ledger,
      ({ id }) => id === `suspension:${data.suspension}`,
      (clock) => ({ ...clock, promisedTerm: data.expected, promised: data.ownLimit }),
    ),

  SuspensionEnded: (ledger, data, recordedAt) => {
    const over = suspended(ledger, data.suspension, (suspension) => ({
      ...suspension,
      endedAt: data.occurredAt,
      endedOn: data.occurredOn,
    }));
    // Start and end told at once, after the fact: nobody has seen the procedure run over.
    const toldAtOnce = over.suspensions.some(
      ({ number, startRecordedAt }) => number === data.suspension && startRecordedAt === recordedAt,
    );
    const endedAt = toldAtOnce ? data.occurredAt : recordedAt;
    const ended = { endedAt, endedOccurredAt: data.occurredAt, endedBy: 'SuspensionEnded' };
    return end(over, ({ id }) => id === `suspension:${data.suspension}`, ended);
  },

  ApplicationExtended: (ledger, data) =>
    change(
      ledger,
      ({ id }) => id === 'case',
      (clock) => ({
        ...clock,
        statutoryExtension: data.extension,
        promisedExtension: data.moves === 'both' ? data.extension : null,
      }),
    ),

  LimitsMoved: (ledger, data) =>
    data.moves.reduce(
      (before, { clock: id, basis, to }) =>
        change(
          before,
          (clock) => clock.id === id,
          (clock) => ({ ...clock, [basis]: to }),
        ),
      ledger,
    ),

  HandlerAssigned: (ledger, data) =>
    change(
      ledger,
      (clock) => clock.endedBy === null && clock.holders.length > 0 && branchOf(ledger, clock) === data.branch,
      (clock) => ({
        ...clock,
        holders: [...clock.holders, { department: data.department, official: data.official, from: data.occurredAt }],
      }),
    ),

  DecisionMade: (ledger, data) => {
    const { creditedAt } = data.closing;
    const ended = { endedAt: creditedAt, endedOccurredAt: data.occurredAt, endedBy: 'DecisionMade' };
    const decided = end(ledger, () => true, ended);
    if (data.delivery === null) return decided;
    return add(
      decided,
      started({ id: 'delivery', kind: 'delivery', fact: data, statutory: data.delivery, holder: data.holder }),
    );
  },

  ResultDelivered: (ledger, data) =>
    end(ledger, ({ kind }) => kind === 'delivery', {
      endedAt: data.creditedAt,
      endedOccurredAt: data.occurredAt,
      endedBy: 'ResultDelivered',
    }),

  ApplicationWithdrawn: (ledger, data) => close(ledger, 'ApplicationWithdrawn', data, data.closing.creditedAt),
  ApplicationReturned: (ledger, data) => close(ledger, 'ApplicationReturned', data, data.closing.creditedAt),
  ApplicationTerminated: (ledger, data) => close(ledger, 'ApplicationTerminated', data, data.closing.creditedAt),
};

/** The branch that a clock belongs to, a procedure's with it; `null`: the case itself, whose assignment reaches it. */
function branchOf({ suspensions }: Ledger, { id, kind }: CaseClock): string | null {
  if (kind === 'branch') return id.slice('branch:'.length);
  if (kind !== 'suspension') return null;
  return suspensions.find(({ number }) => id === `suspension:${number}`)?.branch ?? null;
}

/** The ledger after one more fact. */
export function evolveLedger(ledger: Ledger, event: ApplicationEvent, recordedAt: Instant): Ledger {
  const row = rows[event.type] as ((before: Ledger, data: Event['data'], at: Instant) => Ledger) | undefined;
  return row === undefined ? ledger : row(ledger, event.data, recordedAt);
}

/** All clocks of a case from the events of its stream. */
export const ledgerOf = (events: readonly Recorded<ApplicationEvent>[]): Ledger =>
  events.reduce((ledger, event) => evolveLedger(ledger, event, event.metadata.recordedAt), EMPTY);
