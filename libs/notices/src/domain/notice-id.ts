import { derivedId } from '@sealtrail/event-sourcing';
import type { NoticeFact, Recipient } from './notice-events';

/** The supervising body alone has no name in it: it was the only one. */
export const recipientKey = ({ department, official, body }: Recipient): string =>
  `${department ?? ''}/${official ?? ''}${body === null || body === 'supervisor' ? '' : `/${body}`}`;

/** The same for whoever computes it: a gateway that is asked twice tells once. */
export const noticeIdOf = (
  { cardId, occasion, about }: Pick<NoticeFact, 'cardId' | 'occasion' | 'about'>,
  recipient: Recipient,
): string => derivedId('notice', cardId, occasion, recipientKey(recipient), ...(about === null ? [] : [about]));
