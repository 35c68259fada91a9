import { delegationIdOf, emergencyAccessIdOf, keyIdOf, type Role } from '@sealtrail/access';
import { idOfFiling } from '@sealtrail/applications';
import { noticeIdOf } from '@sealtrail/notices';
import { ratingIdOf } from '@sealtrail/ratings';
import { cardIdOf, cardKey, caseSubject, interviewIdOf, spotCheckIdOf } from '@sealtrail/supervision';
import { webhookIdOf } from '@sealtrail/webhooks';
import { keyFileIdOf } from '../access/bootstrap-key';
import { DEMO_ADMIN_KEY } from '../access/demo-key';
import { commandIdOf } from '../http/caller';

/** The last simulated day of the demo; its clock stops at the end of it. */
export const DEMO_DAY = '2026-04-30';
export const DEMO_REGION = '370100';

type DemoKeyBounds = {
  readonly role: Role;
  readonly department?: string;
  readonly official?: string;
  readonly source?: string;
};

/** The other keys of the demo, each with its bounds; all of one city. */
export const DEMO_KEYS = {
  portal: { role: 'applicantPortal', source: 'portal' },
  hall: { role: 'window', department: 'hall' },
  market: { role: 'officer', department: 'market' },
  planning: { role: 'officer', department: 'planning' },
  fire: { role: 'officer', department: 'fire' },
  works: { role: 'officer', department: 'works' },
  approver: { role: 'officer', department: 'market', official: 'market-zhao' },
  head: { role: 'officer', department: 'market', official: 'market-qian' },
  supervisor: { role: 'supervisor' },
  ratingDesk: { role: 'ratingDesk' },
  notifier: { role: 'notifier' },
  auditor: { role: 'auditor' },
  spare: { role: 'dashboard' },
} as const satisfies Readonly<Record<string, DemoKeyBounds>>;
export type DemoKey = keyof typeof DEMO_KEYS | 'admin';

/** Demo cases that each wait for one act, by that act. */
export type DemoCase =
  | 'material'
  | 'visit'
  | 'correction-notice'
  | 'correction'
  | 'acceptance'
  | 'non-acceptance'
  | 'hand-over'
  | 'receipt-confirmation'
  | 'lapse-confirmation'
  | 'opinion'
  | 'assignment'
  | 'suspension'
  | 'suspension-notice'
  | 'prolongation'
  | 'suspension-end'
  | 'extension'
  | 'decision'
  | 'certificate'
  | 'delivery'
  | 'termination'
  | 'withdrawal'
  | 'late-proof'
  | 'proof-review'
  | 'approval-confirmation'
  | 'approval-disavowal'
  | 'card-confirmation'
  | 'card-dismissal'
  | CardStepCase
  | 'rating'
  | 'rating-by-token'
  | 'rated'
  | BadRating;

/** Cases with a confirmed card that waits for one step of its life. */
export type CardStepCase =
  | 'card-acknowledgement'
  | 'card-explanation'
  | 'card-rectification'
  | 'card-appeal'
  | 'card-closing'
  | 'card-appeal-decision'
  | 'card-revocation'
  | 'card-referral'
  | 'card-outcome';

/** Cases with a bad rating of the matter, by pending step; `rectification`: an order waits for the unit. */
export type BadRating =
  | 'verification'
  | 'order'
  | 'rectification'
  | 'reply'
  | 'follow-up'
  | 'follow-up-rating'
  | 'void';

/** Command id of the demo for what it creates, so that its id is known. */
export const demoName = (what: string): string => `demo-${what}`;

const ADMIN_ID = keyFileIdOf(DEMO_ADMIN_KEY);

export const demoKeyId = (key: DemoKey): string =>
  key === 'admin' ? ADMIN_ID : keyIdOf(commandIdOf(ADMIN_ID, demoName(key)));

/** The head of the market supervision department has a colleague act for him while he is away. */
export const demoDelegationId = (): string => delegationIdOf(commandIdOf(demoKeyId('head'), demoName('delegation')));

/** An emergency access of the fire department, to be reviewed. */
export const demoEmergencyAccessId = (): string =>
  emergencyAccessIdOf(commandIdOf(demoKeyId('fire'), demoName('emergency-access')));

/** The key that files a demo case: the portal, except for the one that the hall hands over. */
export const filerOf = (name: DemoCase): 'portal' | 'hall' => (name === 'hand-over' ? 'hall' : 'portal');

export const demoCaseId = (name: DemoCase): string => idOfFiling(commandIdOf(demoKeyId(filerOf(name)), demoName(name)));

/** The card of a notice that demands unlisted material: pending, or confirmed. */
export const demoCardId = (name: 'card-confirmation' | 'card-dismissal' | CardStepCase): string => {
  const subject = caseSubject(demoCaseId(name));
  const matter = { subject, rule: 'materialBeyondList', clock: 'notice:1' } as const;
  return cardIdOf(cardKey({ ...matter, level: 'yellow', department: 'market' }), 1);
};

/** 约谈 of the department with the most cases. */
export const demoInterviewId = interviewIdOf({ department: 'market', official: null }, '2026-Q2', 1);

/** Notice of a card to the officer who held a case reported late. */
export const demoNoticeId = (level: 'warning' | 'yellow'): string => {
  const subject = caseSubject(demoCaseId('late-proof'));
  const card = cardIdOf(cardKey({ subject, rule: 'case', clock: 'case', level, department: 'market' }), 1);
  const recipient = { department: 'market', official: 'market-li', body: null };
  return noticeIdOf({ cardId: card, occasion: 'issued', about: null }, recipient);
};

export const demoRatingId = (name: BadRating | 'rated' = 'rated'): string =>
  ratingIdOf({ applicationId: demoCaseId(name), scope: 'matter', visit: null });

/** The check of the one day on which cases reported late were decided. */
export const demoSpotCheckId = (): string => spotCheckIdOf(commandIdOf(ADMIN_ID, demoName('spot-check')));

/** Webhooks of the demo, to an address where nobody listens: one to look at and try, one to remove. */
export const DEMO_WEBHOOKS = ['webhook', 'spare-webhook'] as const;

export const demoWebhookId = (name: (typeof DEMO_WEBHOOKS)[number]): string =>
  webhookIdOf(commandIdOf(ADMIN_ID, demoName(name)));

/** An uploaded file of the demo. */
export const DEMO_FILE = '平面布局图\n';
