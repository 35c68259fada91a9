import type { CallerIdentity } from '@sealtrail/access';

/** Whose a ticket is: a key, which is looked up again, or the caller of an access token, until that expires. */
export type TicketHolder = { readonly key: string } | { readonly identity: CallerIdentity };
