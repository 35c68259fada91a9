import { evolve } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import type { Application, ApplicationDecisionContext, Case } from './application';
import type { ApplicationEvent, ReceiptConfirmed } from './application-events';
import { applicationEvolve } from './application-evolve';
import type { CountedFrom, ProofOfService } from './case-fact';
import { deemAccepted, dueDeemedAcceptance, undoneAcceptance } from './deemed-acceptance';
import { creditedAt } from './effective-time';
import { limitWithoutPauses } from './limits';
import { promiseOf } from './policy-promise';
import { caseFactOf, openCase, requireReceivingOfficer } from './preconditions';
import type { ConfirmReceipt } from './receipt-commands';
import { countedFromOf, effectiveElectronicReceipt, isOwnReceipt } from './receipt-credit';

/**
 * 收件确认: a receipt reported late by another party counts from its actual time once the department confirms it or an electronic receipt shows
 * it. The deemed acceptance then takes effect on that receipt, and limits missed by now are judged.
 */
export function confirmReceipt(
  command: ConfirmReceipt['data'],
  state: Application,
  context: ApplicationDecisionContext,
): readonly ApplicationEvent[] {
  const found = openCase(state);
  requireReceivingOfficer(found, context, command);
  const countsFrom = confirmedReceiptTime(command, found, context);
  // It already counts from then, or a later receipt has replaced it.
  if (found.corrections > 0 || countsFrom.at >= found.countedFrom.at) return [];
  const firstCheck = limitWithoutPauses(countsFrom.on, found.terms.firstCheck, context.calendar);
  const confirmed: ReceiptConfirmed = {
    type: 'ReceiptConfirmed',
    data: {
      ...caseFactOf(found, context, command),
      proofOfService: command.proofOfService,
      countsFrom,
      firstCheck,
      firstCheckPromise: promiseOf('firstCheck', { from: countsFrom.at, atMost: firstCheck }, context),
    },
  };
  const then = evolve<Application, ReceiptConfirmed>({ evolve: applicationEvolve }, found, confirmed) as Case;
  return [confirmed, ...dueDeemedAcceptance(command.now, then, context), ...repeatedDeemedAcceptance(then, context)];
}

/** @throws {Rejection} `application.receipt-not-shown`: neither a confirmation of the department nor an electronic receipt from the filing source */
function confirmedReceiptTime(
  command: ConfirmReceipt['data'],
  state: Case,
  { calendar }: ApplicationDecisionContext,
): CountedFrom {
  const { receivedAt, receivedOn } = state;
  if (isOwnStatement(command, state)) return { at: receivedAt, on: receivedOn };
  const shown = confirmingReceipt(command, state);
  if (shown === null) throw reject('application.receipt-not-shown');
  return countedFromOf(creditedAt({ at: receivedAt, now: command.now }, shown), calendar);
}

const isOwnStatement = ({ toldBy }: ConfirmReceipt['data'], { terms, receivedOn }: Case): boolean =>
  isOwnReceipt(terms, toldBy, receivedOn);

/** The electronic receipt that confirms a receipt; `null`: there is none, or the department's confirmation needs none. */
export const confirmingReceipt = (command: ConfirmReceipt['data'], state: Case): ProofOfService | null =>
  isOwnStatement(command, state) || command.source !== state.filedBy
    ? null
    : effectiveElectronicReceipt({ filedBy: state.filedBy, proofOfService: command.proofOfService });

/** A deemed acceptance takes effect on the receipt, so it moves with it. */
function repeatedDeemedAcceptance(state: Case, context: ApplicationDecisionContext): readonly ApplicationEvent[] {
  if (!state.deemed) return [];
  return deemAccepted(state, context, state.ledger.silentAt ?? state.countedFrom.at).flatMap((event) =>
    event.type === 'ApplicationAccepted'
      ? [{ ...event, data: { ...event.data, replacesDeemed: true, ...undoneAcceptance(state, true) } }]
      : [],
  );
}
