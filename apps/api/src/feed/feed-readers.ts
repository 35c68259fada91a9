import type { Role } from '@sealtrail/access';
import type { Audience, Scope } from '@sealtrail/event-sourcing';
import { cardReaders, caseReaders, factReaders } from '../access/role-groups';
import { type FeedReader } from './published-facts';

/** Who is given the facts of an audience. Facts of ratings go to those alone whom no unit that is rated has a say over. */
const ROLES: Readonly<Record<Audience, readonly Role[]>> = {
  case: factReaders,
  card: cardReaders,
  rating: ['supervisor', 'discipline', 'admin'],
  reference: caseReaders,
};

/** What a caller is given of all published facts. */
export const feedReaderOf = ({ role, scope }: { readonly role: Role; readonly scope: Scope }): FeedReader => ({
  audiences: (Object.keys(ROLES) as Audience[]).filter((audience) => ROLES[audience].includes(role)),
  scope,
});
