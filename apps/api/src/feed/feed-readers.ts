import type { Role } from '@sealtrail/access';
import type { Audience, Scope } from '@sealtrail/event-sourcing';
import { cardReaders, caseReaders, factReaders } from '../access/role-groups';
import { type FeedReader } from './published-facts';

/** The roles that receive the facts of an audience. Facts of ratings go only to roles that no rated unit controls. */
const ROLES: Readonly<Record<Audience, readonly Role[]>> = {
  case: factReaders,
  card: cardReaders,
  rating: ['supervisor', 'discipline', 'admin'],
  reference: caseReaders,
};

/** The published facts that a caller receives. */
export const feedReaderOf = ({ role, scope }: { readonly role: Role; readonly scope: Scope }): FeedReader => ({
  audiences: (Object.keys(ROLES) as Audience[]).filter((audience) => ROLES[audience].includes(role)),
  scope,
});
