import { effectiveProof, pauseStart } from './effective-time';
import { findClock } from './ledger';
import {
  changeClock,
  changeSuspension,
  endClock,
  type LedgerHandlers,
  startedClock,
  withClock,
} from './ledger-changes';

/** Procedures: their own clock, and the days that they exclude. */
export const suspensionInLedger: LedgerHandlers = {
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
            couldPauseFrom: pauseStart(data.occurredAt, recordedAt, effectiveProof(data.proofOfService), ledger.zone)
              .pausesFromDate,
            endedAt: null,
            endedOn: null,
            forOthersOn: null,
            startRecordedAt: recordedAt,
            noticeRecordedAt: data.notice === null ? null : recordedAt,
            prolongations: [],
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
    // Older notices announced no time.
    if (expected === null) return told;
    return changeClock(told, `suspension:${data.suspension}`, (clock) => ({
      ...clock,
      promisedTerm: expected,
      promised: ownLimit,
    }));
  },

  SuspensionProlonged: (ledger, data) => {
    const id = `suspension:${data.suspension}`;
    const before = findClock(ledger, id)?.promised ?? null;
    const { occurredAt: givenAt, creditedAt } = data;
    const countsFrom = creditedAt ?? givenAt;
    const given = changeSuspension(ledger, data.suspension, ({ prolongations, ...suspension }) => ({
      ...suspension,
      prolongations: [...prolongations, { number: prolongations.length + 1, givenAt, countsFrom, before }],
    }));
    return changeClock(given, id, (clock) => ({
      ...clock,
      promisedTerm: data.expected,
      promised: data.ownLimit,
    }));
  },

  SuspensionEnded: (ledger, data, recordedAt) => {
    const over = changeSuspension(ledger, data.suspension, (suspension) => ({
      ...suspension,
      endedAt: data.occurredAt,
      endedOn: data.occurredOn,
      forOthersOn: data.forOthersOn ?? null,
    }));
    // Start and end reported together after the fact: nobody could see the procedure exceed its time.
    const toldAtOnce = over.suspensions.some(
      ({ number, startRecordedAt }) => number === data.suspension && startRecordedAt === recordedAt,
    );
    const endedAt = toldAtOnce ? data.occurredAt : (data.creditedAt ?? recordedAt);
    const ended = { endedAt, endedOccurredAt: data.occurredAt, endedBy: 'SuspensionEnded' };
    const id = `suspension:${data.suspension}`;
    // An earlier end reported afterwards counts for the announced time as far as it is proved.
    return changeClock(endClock(over, id, ended), id, (clock) =>
      clock.endedAt !== null && endedAt < clock.endedAt ? { ...clock, ...ended } : clock,
    );
  },
};
