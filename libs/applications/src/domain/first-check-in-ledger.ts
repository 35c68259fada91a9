import type { Instant } from '@sealtrail/event-sourcing';
import { dateOf, endOfDay } from '@sealtrail/working-days';
import { limitBases } from './case-enums';
import type { CorrectionNoticeIssued } from './correction-events';
import { type CaseClock, emptyLedger, findClock, type Ledger, lastClock, type Notice } from './ledger';
import {
  changeClocks,
  clockStartAt,
  closeLedger,
  endClocks,
  endFirstCheckByProof,
  isFirstCheck,
  type LedgerHandlers,
  startedClock,
  withClock,
  withoutAcceptance,
} from './ledger-changes';

/** From the receipt to the acceptance, with the correction deadlines of the applicant in between. */
export const firstCheckInLedger: LedgerHandlers = {
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
        fact: clockStartAt(data.countsFrom),
        statutory: data.firstCheck,
        byPolicy: data.firstCheckPromise,
        holder: data.holder,
      }),
    ),

  ReceiptConfirmed: (ledger, { countsFrom, firstCheck: statutory, firstCheckPromise: byPolicy }) =>
    changeClocks(
      ledger,
      ({ id }) => id === 'firstCheck:1',
      ({ id, kind, holders, endedAt, endedOccurredAt, endedBy }) => ({
        ...startedClock({ id, kind, fact: clockStartAt(countsFrom), statutory, byPolicy, holder: null }),
        holders,
        endedAt,
        endedOccurredAt,
        endedBy,
      }),
    ),

  CorrectionNoticeIssued: (ledger, data) => {
    const told = { ...ledger, notices: withNotice(ledger, noticeIn(ledger, data)) };
    if (data.lengthens !== null) return lengthenCorrection(told, data.lengthens, data);
    if (!data.stopsCheck) return told;
    const ended = { endedAt: data.creditedAt, endedOccurredAt: data.occurredAt, endedBy: 'CorrectionNoticeIssued' };
    const checked = data.replacesDeemed
      ? withoutAcceptance(endFirstCheckByProof(told, ended), ended)
      : endClocks(told, isFirstCheck, ended);
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
    const id = `firstCheck:${ledger.clocks.filter(isFirstCheck).length + 1}`;
    const clock = startedClock({
      id,
      kind: 'firstCheck',
      fact,
      statutory: data.firstCheck,
      byPolicy: data.firstCheckPromise,
      holder: data.holder,
    });
    return withClock(before, handedOver(clock, ledger, ledger.handedOverAt));
  },

  ApplicationAccepted: (ledger, data) => {
    const ended = { endedAt: data.creditedAt, endedOccurredAt: data.occurredAt, endedBy: 'ApplicationAccepted' };
    const awaited = endClocks(ledger, isCorrection, ended);
    const checked =
      data.replacesDeemed && !data.deemed
        ? endFirstCheckByProof(awaited, ended)
        : endClocks(awaited, isFirstCheck, data.deemed ? { ...ended, endedAt: null, endedBy: 'silence' } : ended);
    const before = findClock(checked, 'case');
    const clock = startedClock({
      id: 'case',
      kind: 'case',
      fact: data,
      promised: data.promised,
      statutory: data.statutory,
      cardRules: data.cardRules,
      holder: data.holder,
    });
    const silentAt = data.deemed ? data.creditedAt : null;
    const accepted = {
      ...withClock(checked, before === undefined ? clock : { ...clock, ...keptOf(before) }),
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
    const checked = data.replacesDeemed ? withoutAcceptance(endFirstCheckByProof(ledger, ended), ended) : ledger;
    return closeLedger(checked, 'ApplicationNotAccepted', data, creditedAt);
  },

  FileHandedOver: (ledger, { holder, holdsFrom, occurredAt }, recordedAt) => {
    const handed = { ...ledger, handedOverAt: holdsFrom ?? recordedAt, handedOverTo: holder };
    const isRunning = (clock: CaseClock): boolean => isFirstCheck(clock) && clock.endedBy === null;
    return changeClocks(handed, isRunning, (clock) => handedOver(clock, handed, occurredAt));
  },
};

/** A review that has run keeps its course or its end: only its start is corrected. */
const keptOf = ({
  holders,
  endedAt,
  endedOccurredAt,
  endedBy,
  promisedExtension,
  statutoryExtension,
  beforeExtension,
}: CaseClock): Partial<CaseClock> => ({
  holders,
  endedAt,
  endedOccurredAt,
  endedBy,
  promisedExtension,
  statutoryExtension,
  beforeExtension,
});

/**
 * A hand-over counts from its recording, and leaves a limit on its last counted day with the window, even if a calendar change moves the limit
 * afterwards.
 */
function handedOver(clock: CaseClock, ledger: Ledger, datedFrom: Instant | null): CaseClock {
  const { handedOverAt: from, handedOverTo: holder, zone } = ledger;
  if (from === null || datedFrom === null || holder === null) return clock;
  if (clock.holders.at(-1)?.department === holder.department) return clock;
  const today = dateOf(from, zone);
  const keeps = limitBases.values.flatMap((basis) =>
    clock[basis]?.date === today ? [{ clock: clock.id, basis }] : [],
  );
  const taken = { ...holder, from, datedFrom, chargedFrom: endOfDay(today, zone), keeps };
  return { ...clock, holders: [...clock.holders, taken] };
}

const isCorrection = ({ kind }: CaseClock): boolean => kind === 'correction';

/** A notice accepted by a reviewer replaces itself. */
const withNotice = ({ notices }: Ledger, notice: Notice): readonly Notice[] =>
  notices.some(({ number }) => number === notice.number)
    ? notices.map((one) => (one.number === notice.number ? notice : one))
    : [...notices, notice];

/** A notice that a deemed acceptance had overtaken was given when its proof shows, otherwise when it was recorded. */
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

/** A further notice gives the applicant more time: the same clock, counted again. */
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
