import { type Publications, publish } from '@sealtrail/event-sourcing';
import type { SupervisionEvent } from './domain/card-events';
import type { CardFact } from './domain/card-fact';
import type { CardReferralAnswered, CardReferred } from './domain/card-life/life-events';
import type { InterviewDue, InterviewHeld, InterviewLifted } from './interviews/interview-events';

type CardEvent = Extract<SupervisionEvent, { readonly data: CardFact }>;

/**
 * Everything that becomes of a card, for the unit that it charges and for who watches: of later facts nothing says who is informed. A
 * referral (移送) is told to no department, and an interview (约谈) is a matter of persons: its notices say whom it concerns. When a case is to be checked, and which breaches are suppressed, is for the program alone.
 */
export const published: Publications = {
  ...publish<CardEvent>(
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
      'CardStepLimitMoved',
      'CardStepOverdue',
    ],
    {
      audience: 'card',
      subject: ({ data }) => data.cardId,
      bounds: {
        by: 'fact',
        of: ({ department, region }) => ({ departments: [department], region }),
      },
    },
  ),
  ...publish<CardReferred | CardReferralAnswered>(['CardReferred', 'CardReferralAnswered'], {
    audience: 'card',
    subject: ({ data }) => data.cardId,
    bounds: { by: 'fact', of: ({ region }) => ({ departments: [], region }) },
  }),
  ...publish<InterviewDue | InterviewHeld | InterviewLifted>(['InterviewDue', 'InterviewLifted', 'InterviewHeld'], {
    audience: 'card',
    subject: ({ data }) => data.interviewId,
    bounds: { by: 'fact', of: ({ region }) => ({ departments: [], region }) },
  }),
};
