import { evolve } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import { factOf, mayTakeIn, openCase } from './acts';
import type { Application, ApplicationKnown, Case } from './application';
import type { ApplicationEvent, ReceiptConfirmed } from './application-events';
import { applicationEvolve } from './application-evolve';
import type { CountedFrom, ProofOfService } from './case-fact';
import { creditedAt } from './credited-at';
import { acceptBySilence, silenceBefore, undoing } from './first-check';
import { plainLimit } from './limits';
import { promiseOf } from './policy-promise';
import type { ConfirmReceipt } from './receipt-commands';
import { creditOn, isOwnReceipt, shownBy } from './receipt-credit';

/**
 * 收件确认: a receipt that a stranger told of late counts from when it was, once the department says so or an electronic
 * receipt shows it. Silence then accepts as of that receipt, and what it has broken by now is judged.
 */
export function confirmReceipt(
  command: ConfirmReceipt['data'],
  state: Application,
  facts: ApplicationKnown,
): readonly ApplicationEvent[] {
  const found = openCase(state);
  mayTakeIn(found, facts, command);
  const countsFrom = shownReceipt(command, found, facts);
  // It counts so already, or a further receipt has taken its place.
  if (found.corrections > 0 || countsFrom.at >= found.countedFrom.at) return [];
  const firstCheck = plainLimit(countsFrom.on, found.terms.firstCheck, facts.calendar);
  const confirmed: ReceiptConfirmed = {
    type: 'ReceiptConfirmed',
    data: {
      ...factOf(found, facts, command),
      proofOfService: command.proofOfService,
      countsFrom,
      firstCheck,
      firstCheckPromise: promiseOf('firstCheck', { from: countsFrom.at, atMost: firstCheck }, facts),
    },
  };
  const then = evolve<Application, ReceiptConfirmed>({ evolve: applicationEvolve }, found, confirmed) as Case;
  return [confirmed, ...silenceBefore(command.now, then, facts), ...silenceAgain(then, facts)];
}

/** @throws {Rejection} `application.receipt-not-shown`: neither the department's word nor an electronic receipt of who filed */
function shownReceipt(command: ConfirmReceipt['data'], state: Case, { calendar }: ApplicationKnown): CountedFrom {
  const { receivedAt, receivedOn } = state;
  if (isOwnWord(command, state)) return { at: receivedAt, on: receivedOn };
  const shown = confirmedBy(command, state);
  if (shown === null) throw reject('application.receipt-not-shown');
  return creditOn(creditedAt({ at: receivedAt, now: command.now }, shown), calendar);
}

const isOwnWord = ({ toldBy }: ConfirmReceipt['data'], { terms, receivedOn }: Case): boolean =>
  isOwnReceipt(terms, toldBy, receivedOn);

/** The electronic receipt that confirms a receipt; `null`: there is none, or the department's word needs none. */
export const confirmedBy = (command: ConfirmReceipt['data'], state: Case): ProofOfService | null =>
  isOwnWord(command, state) || command.source !== state.filedBy
    ? null
    : shownBy({ filedBy: state.filedBy, proofOfService: command.proofOfService });

/** An acceptance by silence is as of the receipt: it moves with it. */
function silenceAgain(state: Case, facts: ApplicationKnown): readonly ApplicationEvent[] {
  if (!state.deemed) return [];
  return acceptBySilence(state, facts, state.ledger.silentAt ?? state.countedFrom.at).flatMap((event) =>
    event.type === 'ApplicationAccepted'
      ? [{ ...event, data: { ...event.data, replacesDeemed: true, ...undoing(state, true) } }]
      : [],
  );
}
