import { type Publications, publish } from '@sealtrail/event-sourcing';
import type { CardIssued, SupervisionEvent } from './domain/card-events';
import type { CardFact } from './domain/card-fact';

type CardEvent = Extract<SupervisionEvent, { readonly data: CardFact }>;

/**
 * Everything that becomes of a card; to a department that is only informed its issue alone. When a case is to be checked, and which
 * breaches are suppressed, is for the program alone.
 */
export const published: Publications = publish<CardEvent>(
  [
    'CardIssued',
    'CardRecomputed',
    'CardRevoked',
    'CardPutUnderReview',
    'CardLeftReview',
    'WarningResolved',
    'WarningLapsed',
    'CardConfirmed',
    'CardDismissed',
    'CardMadeCertain',
    'WarningConverted',
    'WarningConversionUndone',
    'CardAcknowledged',
    'CardExplained',
    'CardRectified',
    'CardClosed',
    'CardAppealed',
    'CardAppealDecided',
    'CardRevocationDecided',
    'CardReferred',
    'CardReferralAnswered',
    'CardStepLimitMoved',
    'CardStepOverdue',
  ],
  {
    audience: 'card',
    subject: ({ data }) => data.cardId,
    bounds: {
      by: 'fact',
      of: (data) => ({ departments: [data.department, ...informedBy(data)], region: data.region }),
    },
  },
);

const informedBy = (data: CardFact | CardIssued['data']): readonly string[] =>
  'informed' in data ? data.informed : [];
