import { findClock, type Suspension } from '@sealtrail/applications/events';
import type { Rule } from '../falling';
import { holder } from './plain-fallings';

/**
 * 特别程序告知: a procedure that excludes time has to be told to the applicant in writing (行政许可法 art. 45). Its lack is
 * a red card at the moment the procedure is recorded without it, also where the procedure was over by then.
 */
export const suspensionNoticeRule: Rule = {
  fallings: ({ watched }) =>
    watched.ledger.suspensions.filter(lacksNotice).flatMap((suspension) => {
      const clock = findClock(watched.ledger, `suspension:${suspension.number}`);
      if (clock === undefined) return [];
      const plain = { rule: 'suspensionNotice', level: 'red', clock, basis: 'own', certain: true } as const;
      return [{ ...plain, at: suspension.startRecordedAt, terms: [], limit: null, pauses: [], parameters: {} }];
    }),
  fallsOnEnded: true,
  respondents: (_, falling) => holder(falling),
};

/** A notice reported later counts where it had been given by then. */
const lacksNotice = ({ noticedAt, startRecordedAt }: Suspension): boolean =>
  noticedAt === null || noticedAt > startRecordedAt;
