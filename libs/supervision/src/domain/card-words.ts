import type { CardLevel, RevocationCause, RuleId } from './card-events';

/** The words of the vocabulary as lists, for whoever has to check or to publish them. */
export const CARD_LEVELS = ['warning', 'yellow', 'red'] as const satisfies readonly CardLevel[];

export const RULE_IDS = [
  'case',
  'firstCheck',
  'step',
  'suspension',
  'suspensionNotice',
  'delivery',
] as const satisfies readonly RuleId[];

export const REVOCATION_CAUSES = [
  'calendar',
  'suspension',
  'extension',
  'lateReport',
  'acceptance',
  'decision',
] as const satisfies readonly RevocationCause[];

/** `superseded`: a higher card of the same matter has taken its place; it stays in its level's count. */
export const CARD_STATUSES = ['issued', 'pending', 'superseded', 'revoked', 'dismissed', 'confirmed'] as const;

/** How a card stands. */
export type CardStatus = (typeof CARD_STATUSES)[number];
