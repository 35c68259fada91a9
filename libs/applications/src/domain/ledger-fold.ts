import type { Event, Instant, Of, Recorded } from '@sealtrail/event-sourcing';
import { dateOf, endOfDay } from '@sealtrail/working-days';
import type { ApplicationEvent } from './application-events';
import type { ReceiptCredit } from './case-fact';
import type { CorrectionNoticeIssued } from './correction-events';
import { pauseStart } from './credited-at';
import { type CaseClock, emptyLedger, findClock, type Ledger, lastClock, type Notice } from './ledger';
import {
  changeClocks,
  changeSuspension,
  closeLedger,
  endClocks,
  isCheck,
  proveCheck,
  reopenLedger,
  startedClock,
  withClock,
  withoutAcceptance,
} from './ledger-changes';

type Rows = {
  readonly [Type in ApplicationEvent['type']]?: (
    ledger: Ledger,
    event: Of<ApplicationEvent, Type>['data'],
    recordedAt: Instant,
  ) => Ledger;
};

/** A first check runs from its receipt, as far as that counts. */
const asReceived = ({ at, on }: ReceiptCredit) => ({ occurredAt: at, occurredOn: on });

const rows: Rows = {
  ApplicationSubmitted: (_, data) =>
    withClock(
      {
        ...emptyLedger,
        applicationId: data.applicationId,
        number: data.number,
        item: data.item,
        region: data.region,
        department: data.terms.department,
        calendar: data.terms.calendar,
        zone: data.firstCheck.zone,
        joint: data.terms.class === 'joint',
      },
      startedClock({
        id: 'firstCheck:1',
        kind: 'firstCheck',
        fact: asReceived(data.countsFrom),
        statutory: data.firstCheck,
        byPolicy: data.firstCheckPromise,
        holder: data.holder,
      }),
    ),

  CorrectionNoticeIssued: (ledger, data) => {
    const told = { ...ledger, notices: [...ledger.notices, noticeIn(ledger, data)] };
    if (data.lengthens !== null) return lengthenCorrection(told, data.lengthens, data);
    if (!data.stopsCheck) return told;
    const ended = { endedAt: data.creditedAt, endedOccurredAt: data.occurredAt, endedBy: 'CorrectionNoticeIssued' };
    const checked = data.replacesDeemed
      ? withoutAcceptance(proveCheck(told, ended), ended)
      : endClocks(told, isCheck, ended);
    const before = endClocks(checked, isCorrection, ended);
    const id = `correction:${data.notice}`;
    const { countsFrom: countedFrom } = data;
    const statutory = data.deadlineBinds ? data.deadline : null;
    return withClock(
      before,
      startedClock({ id, kind: 'correction', fact: data, statutory, countedFrom, holder: null }),
    );
  },

  CorrectionReceived: (ledger, data, recordedAt) => {
    if (!data.complete || data.firstCheck === null) return ledger;
    const credited = data.creditedAt ?? recordedAt;
    const fact = { ...data, occurredAt: data.checkedFrom.at, occurredOn: data.checkedFrom.on };
    const ended = { endedAt: credited, endedOccurredAt: fact.occurredAt, endedBy: 'CorrectionReceived' };
    const before = endClocks(ledger, isCorrection, ended);
    const id = `firstCheck:${ledger.clocks.filter(isCheck).length + 1}`;
    return withClock(
      before,
      startedClock({
        id,
        kind: 'firstCheck',
        fact,
        statutory: data.firstCheck,
        byPolicy: data.firstCheckPromise,
        holder: data.holder,
      }),
    );
  },

  ReceiptConfirmed: (ledger, { countsFrom, firstCheck: statutory, firstCheckPromise: byPolicy }) =>
    changeClocks(
      ledger,
      ({ id }) => id === 'firstCheck:1',
      ({ id, kind, holders, endedAt, endedOccurredAt, endedBy }) => ({
        ...startedClock({ id, kind, fact: asReceived(countsFrom), statutory, byPolicy, holder: null }),
        holders,
        endedAt,
        endedOccurredAt,
        endedBy,
      }),
    ),

  ApplicationAccepted: (ledger, data) => {
    const ended = { endedAt: data.creditedAt, endedOccurredAt: data.occurredAt, endedBy: 'ApplicationAccepted' };
    const awaited = endClocks(ledger, isCorrection, ended);
    const checked =
      data.replacesDeemed && !data.deemed
        ? proveCheck(awaited, ended)
        : endClocks(awaited, isCheck, data.deemed ? { ...ended, endedAt: null, endedBy: 'silence' } : ended);
    const before = findClock(checked, 'case');
    const clock = startedClock({
      id: 'case',
      kind: 'case',
      fact: data,
      promised: data.promised,
      statutory: data.statutory,
      holder: data.holder,
    });
    const silentAt = data.deemed ? data.creditedAt : null;
    const accepted = {
      ...withClock(checked, before === undefined ? clock : { ...clock, holders: before.holders }),
      silentAt,
    };
    if (data.deferral === null) return accepted;
    const { deadline } = data.deferral;
    return withClock(
      accepted,
      startedClock({ id: 'deferral', kind: 'deferral', fact: data, statutory: deadline, holder: null }),
    );
  },

  ApplicationNotAccepted: (ledger, data) => {
    const { creditedAt } = data.closing;
    const ended = { endedAt: creditedAt, endedOccurredAt: data.occurredAt, endedBy: 'ApplicationNotAccepted' };
    const checked = data.replacesDeemed ? withoutAcceptance(proveCheck(ledger, ended), ended) : ledger;
    return closeLedger(checked, 'ApplicationNotAccepted', data, creditedAt);
  },

  FileHandedOver: (ledger, _, recordedAt) => ({ ...ledger, handedOverAt: recordedAt }),

  StageStarted: (ledger, data) =>
    data.branches.reduce(
      (before, { id, department, official, term, limit }) =>
        withClock(
          before,
          startedClock({
            id: `branch:${id}`,
            kind: 'branch',
            stage: data.stage,
            fact: data,
            promised: limit,
            promisedTerm: term,
            holder: { department, official },
          }),
        ),
      ledger,
    ),

  OpinionGiven: (ledger, data) =>
    endClocks(ledger, ({ id }) => id === `branch:${data.branch}`, {
      endedAt: data.creditedAt,
      endedOccurredAt: data.occurredAt,
      endedBy: 'OpinionGiven',
    }),

  SuspensionStarted: (ledger, data, recordedAt) =>
    withClock(
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
            noticedAt: data.creditedAt,
            pausesFrom: data.pausesFromDate,
            couldPauseFrom: pauseStart(data.occurredAt, recordedAt, data.proofOfService, ledger.zone).pausesFromDate,
            endedAt: null,
            endedOn: null,
            startRecordedAt: recordedAt,
            noticeRecordedAt: data.notice === null ? null : recordedAt,
          },
        ],
      },
      startedClock({
        id: `suspension:${data.suspension}`,
        kind: 'suspension',
        fact: data,
        promised: data.ownLimit,
        promisedTerm: data.expected,
        holder: data.holder,
      }),
    ),

  SuspensionNoticeGiven: (ledger, data, recordedAt) => {
    const told = changeSuspension(ledger, data.suspension, (suspension) => ({
      ...suspension,
      noticedAt: data.creditedAt,
      pausesFrom: data.pausesFromDate,
      noticeRecordedAt: recordedAt,
    }));
    const { expected, ownLimit } = data;
    // Older notices announced no time of their own.
    if (expected === null) return told;
    return changeClocks(
      told,
      ({ id }) => id === `suspension:${data.suspension}`,
      (clock) => ({ ...clock, promisedTerm: expected, promised: ownLimit }),
    );
  },

  SuspensionProlonged: (ledger, data) =>
    changeClocks(
      ledger,
      ({ id }) => id === `suspension:${data.suspension}`,
      (clock) => ({ ...clock, promisedTerm: data.expected, promised: data.ownLimit }),
    ),

  SuspensionEnded: (ledger, data, recordedAt) => {
    const over = changeSuspension(ledger, data.suspension, (suspension) => ({
      ...suspension,
      endedAt: data.occurredAt,
      endedOn: data.occurredOn,
    }));
    // Start and end told at once, after the fact: nobody has seen the procedure run over.
    const toldAtOnce = over.suspensions.some(
      ({ number, startRecordedAt }) => number === data.suspension && startRecordedAt === recordedAt,
    );
    const endedAt = toldAtOnce ? data.occurredAt : (data.creditedAt ?? recordedAt);
    const ended = { endedAt, endedOccurredAt: data.occurredAt, endedBy: 'SuspensionEnded' };
    return endClocks(over, ({ id }) => id === `suspension:${data.suspension}`, ended);
  },

  ApplicationExtended: (ledger, data) => {
    const extended = changeClocks(
      ledger,
      ({ id }) => id === 'case' && data.moves !== 'none',
      (clock) => ({
        ...clock,
        statutoryExtension: data.extension,
        promisedExtension: data.moves === 'both' ? data.extension : null,
      }),
    );
    return changeClocks(
      extended,
      ({ id }) => data.branches.some((branch) => id === `branch:${branch}`),
      (clock) => ({ ...clock, promisedExtension: data.extension }),
    );
  },

  LimitsMoved: (ledger, data) =>
    data.moves.reduce(
      (before, { clock: id, basis, to }) =>
        changeClocks(
          before,
          (clock) => clock.id === id,
          (clock) => ({ ...clock, [basis]: to }),
        ),
      ledger,
    ),

  HandlerAssigned: (ledger, data) =>
    changeClocks(
      ledger,
      (clock) =>
        clock.endedBy === null &&
        // A department names its own officials: the entrusted window for the first check that it holds.
        clock.holders.at(-1)?.department === data.department &&
        branchOf(ledger, clock) === data.branch,
      (clock) => {
        const { department, official, holdsFrom: from, occurredAt: datedFrom } = data;
        const chargedFrom = endOfDay(dateOf(from, ledger.zone), ledger.zone);
        return { ...clock, holders: [...clock.holders, { department, official, from, datedFrom, chargedFrom }] };
      },
    ),

  DecisionMade: (ledger, data) => {
    const { creditedAt } = data.closing;
    const ended = { endedAt: creditedAt, endedOccurredAt: data.occurredAt, endedBy: 'DecisionMade' };
    const decided = endClocks(ledger, () => true, ended);
    if (data.delivery === null) return decided;
    return withClock(
      decided,
      startedClock({
        id: 'delivery',
        kind: 'delivery',
        // What was decided at 24:00 belongs to the day that ended, and what begins then to the next.
        fact: { occurredAt: data.occurredAt, occurredOn: dateOf(data.occurredAt, ledger.zone) },
        statutory: data.delivery,
        byPolicy: data.deliveryPromise,
        holder: data.holder,
      }),
    );
  },

  ResultDelivered: (ledger, data) =>
    endClocks(ledger, ({ kind }) => kind === 'delivery', {
      endedAt: data.creditedAt,
      endedOccurredAt: data.occurredAt,
      endedBy: 'ResultDelivered',
    }),

  ApplicationReopened: (ledger) => reopenLedger(ledger),
  ApplicationWithdrawn: (ledger, data) => closeLedger(ledger, 'ApplicationWithdrawn', data, data.closing.creditedAt),
  ApplicationReturned: (ledger, data) => closeLedger(ledger, 'ApplicationReturned', data, data.closing.creditedAt),
  ApplicationTerminated: (ledger, data) => closeLedger(ledger, 'ApplicationTerminated', data, data.closing.creditedAt),
};

const isCorrection = ({ kind }: CaseClock): boolean => kind === 'correction';

/** What silence had overtaken was given when its proof, or else its recording, shows it. */
function noticeIn(ledger: Ledger, data: CorrectionNoticeIssued['data']): Notice {
  const codes = data.missing.map(({ code }) => code);
  const check = lastClock(ledger, 'firstCheck')?.statutory;
  const claimed = data.late && check != null && data.occurredAt <= check.at;
  return {
    number: data.notice,
    givenAt: claimed ? data.creditedAt : data.occurredAt,
    givenOn: claimed ? dateOf(data.creditedAt, ledger.zone) : data.occurredOn,
    department: data.department,
    official: data.officer,
    listed: codes.filter((code) => !data.beyondList.includes(code)),
    beyondList: data.beyondList,
  };
}

/** A further notice gives the applicant longer: the same clock, counted anew. */
const lengthenCorrection = (
  ledger: Ledger,
  number: number,
  { deadline, countsFrom }: CorrectionNoticeIssued['data'],
): Ledger =>
  changeClocks(
    ledger,
    ({ id }) => id === `correction:${number}`,
    (clock) => ({
      ...clock,
      countedFrom: countsFrom,
      statutoryTerm: { days: deadline.days, unit: deadline.unit },
      statutory: deadline,
    }),
  );

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
  events.reduce((ledger, event) => evolveLedger(ledger, event, event.metadata.recordedAt), emptyLedger);
