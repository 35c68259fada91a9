import { Injectable } from '@nestjs/common';
import { queryCodeOf } from '@sealtrail/applications';
import { NamespaceSecret } from '@sealtrail/event-sourcing';
import type { Caller } from '../http/caller';

type Printing = { readonly printSlip?: boolean };

/**
 * Determines which callers receive the query code of a case they have just filed: portals that belong to no department. A unit that handles cases
 * receives none; a service hall that prints a slip receives a separate one, so that its use is recognisable.
 */
@Injectable()
export class QueryCodes {
  constructor(private readonly secret: NamespaceSecret) {}

  shownTo(
    { role, department }: Caller,
    applicationId: string,
    { printSlip = false }: Printing,
  ): { readonly queryCode?: string } {
    if (role === 'applicantPortal' && department === null) return this.codeOf(applicationId, false);
    return role === 'window' && printSlip ? this.codeOf(applicationId, true) : {};
  }

  private codeOf(applicationId: string, heldByUnit: boolean): { readonly queryCode: string } {
    return { queryCode: queryCodeOf({ applicationId, heldByUnit }, this.secret) };
  }
}
