import { type CaseClock, type Holder, initialTenure } from '@sealtrail/applications/events';
import type { Instant } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';

/** What stands for a clock of the case where a card falls by none: held by one, and without limits of its own. */
export const standInClock = (
  id: string,
  { startedAt, startedOn, endedAt }: { startedAt: Instant; startedOn: LocalDate; endedAt: Instant | null },
  holder: Holder,
): CaseClock => ({
  id,
  kind: 'correction',
  stage: null,
  startedAt,
  startedOn,
  countedFrom: startedOn,
  promisedTerm: null,
  statutoryTerm: null,
  promisedExtension: null,
  statutoryExtension: null,
  beforeExtension: null,
  cardRules: null,
  promised: null,
  statutory: null,
  endedAt,
  endedOccurredAt: endedAt,
  endedBy: null,
  toldOnOwnProofAt: null,
  policy: null,
  holders: [initialTenure(holder, startedAt)],
});
