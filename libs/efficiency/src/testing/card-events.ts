import type { CardExplained, CardFact, CardIssued, CardRevoked, CardStepOverdue } from '@sealtrail/supervision/events';
import { addDays, type LocalDate } from '@sealtrail/working-days';
import { limitOn, noon } from './case-events';

export const cardFact = (on: LocalDate, change: Partial<CardFact> = {}): CardFact => ({
  cardId: 'k1',
  subject: { kind: 'case', id: 'a1' },
  applicationId: 'a1',
  number: 'N1',
  item: 'i1',
  region: '370100',
  rule: 'case',
  clock: 'case',
  level: 'yellow',
  department: 'planning',
  official: 'li',
  breachedAt: noon(on),
  fellOn: on,
  ...change,
});

export const carded = (on: LocalDate, change: Partial<CardIssued['data']> = {}): CardIssued =>
  ({
    type: 'CardIssued',
    data: {
      ...cardFact(on, change),
      issuedAt: noon(on),
      issuedOn: on,
      status: 'issued',
      policy: { id: 'default-cn-1', version: '1' },
      targets: [],
      informed: [],
      supersedes: [],
      supersededBy: null,
      ...change,
    },
  }) as unknown as CardIssued;

export const revoked = (card: CardIssued, on: LocalDate, wasPending = false): CardRevoked => ({
  type: 'CardRevoked',
  data: {
    ...cardFact(card.data.fellOn, {
      level: card.data.level,
      rule: card.data.rule,
      official: card.data.official,
      department: card.data.department,
    }),
    cause: 'calendar',
    reason: [],
    ground: 'calendar',
    computation: null,
    revokedAt: noon(on),
    revokedOn: on,
    revokedBy: null,
    wasPending,
    restores: [],
  },
});

/** 说明 of a card on a day. */
export const explained = (on: LocalDate, late: boolean | null, change: Partial<CardFact> = {}): CardExplained =>
  ({
    type: 'CardExplained',
    data: { ...cardFact('2026-03-02', change), at: noon(on), on, document: null, text: null, late },
  }) as unknown as CardExplained;

/** The feedback of a card was due on a day, and did not come. */
export const feedbackOverdue = (on: LocalDate, step: 'feedback' | 'appealDecision' = 'feedback'): CardStepOverdue => ({
  type: 'CardStepOverdue',
  data: { ...cardFact('2026-03-02'), step, limit: limitOn(on, 5), overdueAt: noon(on), overdueOn: addDays(on, 1) },
});
