import { written } from '@sealtrail/event-sourcing';
import type { ChargedAct, OutsideAct } from '@sealtrail/supervision';
import { actOf } from '../applications/acting';
import { type DocumentRequest, documentOf } from '../applications/document.request';
import type { Caller } from '../http/caller';

type Told = {
  readonly document: DocumentRequest | null | undefined;
  /** `null`: the step needs no words. */
  readonly text: string | null;
};

const paperAndWords = ({ document, text }: Told) => ({
  document: document == null ? null : documentOf(document),
  text: written(text),
});

/**
 * A step of an official of the caller's department. An officer whose key is bound to himself answers his own cards alone.
 *
 * @throws {Rejection} as {@link actOf}
 */
export const chargedActOf = (
  caller: Caller,
  cardId: string,
  { officer, ...told }: Told & { readonly officer: string | undefined },
): ChargedAct => ({
  cardId,
  key: caller.actor,
  ...actOf(caller, officer),
  ...paperAndWords(told),
  onlyOf: caller.role === 'officer' ? caller.official : null,
});

/** A step of the supervising body that the request names, by its official. */
export const outsideActOf = (
  { actor: key, occurredAt: at, now, bounds }: Caller,
  cardId: string,
  { department, officer, ...told }: Told & Pick<OutsideAct, 'department' | 'officer'>,
): OutsideAct => ({ cardId, key, department, officer, at, now, ...paperAndWords(told), within: bounds.region });
