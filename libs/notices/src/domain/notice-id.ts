import { derivedId } from '@sealtrail/event-sourcing';
import type { NoticeOccasion } from './notice-enums';
import type { Recipient } from './notice-events';

export const recipientKey = ({ department, official }: Recipient): string => `${department ?? ''}/${official ?? ''}`;

/** The same for whoever computes it: a gateway that is asked twice tells once. */
export const noticeIdOf = (cardId: string, occasion: NoticeOccasion, recipient: Recipient): string =>
  derivedId('notice', cardId, occasion, recipientKey(recipient));
