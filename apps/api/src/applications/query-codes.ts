import { Injectable } from '@nestjs/common';
import { queryCodeOf } from '@sealtrail/applications';
import { NamespaceSecret } from '@sealtrail/event-sourcing';
import type { Caller } from '../http/caller';

type Printing = { readonly printSlip?: boolean };

/**
 * Who is answered with the query code of a case that was just filed: a portal that belongs to no department. A unit that
 * handles cases gets none; a hall that prints a slip gets one of its own, and what comes with it is known by that.
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
