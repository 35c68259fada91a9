import type { ApplicationEvent, CaseFact } from '@sealtrail/applications/events';
import type { Instant, Of, Recorded } from '@sealtrail/event-sourcing';
import type { RevocationCause } from './card-words';

/** A fact that can take the ground from under a card, in words. */
export type MovingFact = {
  readonly cause: RevocationCause;
  /** Ids of the clocks it moves or ends; `null`: any of the case. */
  readonly clock: string | null;
  readonly recordedAt: Instant;
  readonly words: string;
};

type Fact = Omit<MovingFact, 'recordedAt'>;
type Rows = { readonly [Type in ApplicationEvent['type']]?: (data: Of<ApplicationEvent, Type>['data']) => Fact };

const late = (clock: string | null, words: string): Fact => ({ cause: 'lateReport', clock, words });
const suspension = (number: number, clock: string | null, what: string): Fact => ({
  cause: 'suspension',
  clock,
  words: `suspension ${number} (特别程序), ${what}`,
});

const credited = (act: string, { occurredAt }: CaseFact, creditedAt: Instant): string =>
  `${act} of ${occurredAt}, counted from ${creditedAt}`;

const acceptance = (what: string, { occurredAt }: CaseFact): Fact => ({
  cause: 'acceptance',
  clock: null,
  words: `${what} of ${occurredAt}, proved to have been in time, undid the acceptance by silence`,
});

const rows: Rows = {
  CorrectionNoticeIssued: (data) =>
    data.replacesDeemed
      ? acceptance('the correction notice', data)
      : late(null, credited('the correction notice', data, data.creditedAt)),
  ApplicationAccepted: (data) =>
    data.replacesDeemed
      ? acceptance('the acceptance', data)
      : late(null, credited('the acceptance', data, data.creditedAt)),
  ApplicationNotAccepted: (data) =>
    data.replacesDeemed
      ? acceptance('the non-acceptance', data)
      : late(null, credited('the non-acceptance', data, data.closing.creditedAt)),
  OpinionGiven: (data) =>
    late(
      `branch:${data.branch}`,
      credited(`the opinion of ${data.department} (${data.branch})`, data, data.creditedAt),
    ),
  SuspensionStarted: ({ suspension: number, procedure, occurredAt, notice }) =>
    suspension(
      number,
      null,
      `${procedure}, started ${occurredAt}, ${notice ? `told in writing ${notice.givenAt}` : 'not told in writing'}`,
    ),
  SuspensionNoticeGiven: ({ suspension: number, pausesFrom, occurredAt }) =>
    suspension(number, null, `told in writing ${occurredAt}, pauses from ${pausesFrom}`),
  SuspensionProlonged: ({ suspension: number, ownLimit, occurredAt }) =>
    suspension(number, `suspension:${number}`, `prolonged ${occurredAt} until ${ownLimit.date}`),
  SuspensionEnded: ({ suspension: number, occurredAt }) => suspension(number, null, `ended ${occurredAt}`),
  ApplicationExtended: ({ extension, approvedAt, approver, approverPost, notifiedAt }) => ({
    cause: 'extension',
    clock: 'case',
    words:
      `an extension (延长) of ${extension.days} days, approved ${approvedAt} by ${approver} (${approverPost}) ` +
      `and told to the applicant ${notifiedAt}`,
  }),
  HandlerAssigned: ({ branch, official, occurredAt }) =>
    late(branch === null ? null : `branch:${branch}`, `the assignment of ${official} from ${occurredAt}`),
  DecisionMade: (data) => late(null, credited('the decision', data, data.closing.creditedAt)),
  ResultDelivered: (data) => late('delivery', credited('the delivery', data, data.creditedAt)),
  ApplicationWithdrawn: (data) => late(null, credited('the withdrawal', data, data.closing.creditedAt)),
  ApplicationReturned: (data) => late(null, credited('the return', data, data.closing.creditedAt)),
  ApplicationTerminated: (data) => late(null, credited('the termination', data, data.closing.creditedAt)),
};

export const movingFactsOf = (events: readonly Recorded<ApplicationEvent>[]): readonly MovingFact[] =>
  events.flatMap(({ type, data, metadata: { recordedAt } }) => {
    const row = rows[type] as ((data: ApplicationEvent['data']) => Fact) | undefined;
    if (row === undefined) return [];
    const fact = row(data);
    return [{ ...fact, recordedAt, words: `${fact.words}, recorded ${recordedAt}` }];
  });
