import type { CallerIdentity } from '@sealtrail/access';

/** The holder of a ticket: a key, which is looked up again, or the caller of an access token, until that expires. */
export type TicketHolder = { readonly key: string } | { readonly identity: CallerIdentity };
