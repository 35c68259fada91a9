import type { Instant } from '@sealtrail/event-sourcing';
import type { CardLevel } from '@sealtrail/policy/events';
import type { LocalDate } from '@sealtrail/working-days';
import type { RuleId } from './card-enums';
import type { Subject } from './card-key';

/** The data that every event about a card carries. */
export type CardFact = {
  readonly cardId: string;
  readonly subject: Subject;
  readonly applicationId: string;
  readonly number: string;
  readonly item: string;
  readonly region: string;
  readonly rule: RuleId;
  /** Clock instance (`case`, `firstCheck:1`, `branch:<id>`, `suspension:1`, `delivery`); of a card about conduct, the act. */
  readonly clock: string;
  readonly level: CardLevel;
  readonly department: string;
  /** `null`: nobody was named; the department alone is charged. */
  readonly official: string | null;
  /** When the card fell. */
  readonly breachedAt: Instant;
  /** The local day that it ended: 24:00 belongs to the day before (民法典 art. 203), so a card of the 31st falls in its month. */
  readonly fellOn: LocalDate;
};
