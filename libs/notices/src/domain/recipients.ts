import { type Department, mandateCovers, type Post } from '@sealtrail/catalog/events';
import { type NotifiedBody, type NotifiedPost, notifiedBodies } from '@sealtrail/policy/events';
import type { LocalDate } from '@sealtrail/working-days';
import type { Recipient } from './notice-events';
import { recipientKey } from './notice-id';

/** A card, as far as it says who is told of it. */
export type NotifiedCard = {
  readonly department: string;
  readonly official: string | null;
  readonly item: string;
  /** Whom the policy names. */
  readonly targets: readonly NotifiedPost[];
  /** Departments beside the charged one that are informed. */
  readonly informed: readonly string[];
};

/** Who is told, and as what. */
export type Addressee = { readonly post: NotifiedPost; readonly recipient: Recipient };

/** Posts of the directory by what a policy calls them. */
const POSTS: Readonly<Record<'approver' | 'reviewer' | 'unitHead' | 'windowHead', readonly Post[]>> = {
  reviewer: ['reviewer'],
  approver: ['approver', 'agencyHead'],
  windowHead: ['windowHead', 'chiefRepresentative'],
  unitHead: ['agencyHead'],
};

/**
 * Each official, department and body once, by the first post that names them. Where a department has nobody in a post, the
 * department itself is told: nobody is left out because the directory is incomplete.
 */
export function addresseesOf(
  card: NotifiedCard,
  officials: Department['officials'],
  on: LocalDate,
): readonly Addressee[] {
  const all = [
    ...card.targets.flatMap((post) =>
      recipientsOf(post, card, officials, on).map((recipient) => ({ post, recipient })),
    ),
    ...card.informed.map((department) => ({
      post: 'department' as const,
      recipient: { department, official: null, body: null },
    })),
  ];
  const keys = all.map(({ recipient }) => recipientKey(recipient));
  return all.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

function recipientsOf(
  post: NotifiedPost,
  { department, official, item }: NotifiedCard,
  officials: Department['officials'],
  on: LocalDate,
): readonly Recipient[] {
  if (isBody(post)) return [{ department: null, official: null, body: post }];
  const unit = { department, official: null, body: null };
  if (post === 'officer') return [{ ...unit, official }];
  if (post === 'department') return [unit];
  const act = { on, item, posts: POSTS[post] };
  const found = [...officials].filter(([, one]) => mandateCovers(one, act)).map(([id]) => ({ ...unit, official: id }));
  return found.length > 0 ? found : [unit];
}

const isBody = (post: NotifiedPost): post is NotifiedBody => notifiedBodies.has(post);
