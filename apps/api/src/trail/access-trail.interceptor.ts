import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { JsonObject, PersonalDataAccess } from '@sealtrail/event-sourcing';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { declarationOf } from '../access/access.decorator';
import type { AuthenticatedRequest } from '../http/caller';
import { Page } from '../http/page';
import { AccessTrailRecorder } from './access-trail-recorder';
import { purposeOf } from './purpose';

/** Records every answer with personal data in the trail first; such answers have marked members in the route's response class. */
@Injectable()
export class AccessTrailInterceptor implements NestInterceptor {
  constructor(private readonly trail: AccessTrailRecorder) {}

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    const { kind, personal = [] } = declarationOf(context.getHandler())?.response ?? { kind: 'other' };
    // Routes that write their own response record the access themselves.
    if (kind === 'other' || personal.length === 0) return next.handle();
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    purposeOf(request);
    const answer = await lastValueFrom(next.handle(), { defaultValue: undefined });
    const rows = (answer instanceof Page ? answer.items : [answer]) as readonly JsonObject[];
    const shown = rows.filter((row) => fieldsIn(row, personal).length > 0);
    if (shown.length > 0) {
      const fields = new Set(shown.flatMap((row) => fieldsIn(row, personal)));
      await this.trail.record(request, { cases: shown.map(caseOf), fields: [...fields].toSorted(), file: null });
    }
    return of(answer);
  }
}

/** The members with a value, for an object member by member: `applicant.name`. */
const fieldsIn = (row: JsonObject, personal: readonly string[]): readonly string[] =>
  personal.flatMap((member) => {
    const value = row[member] ?? null;
    if (value === null) return [];
    if (Array.isArray(value)) return value.length === 0 ? [] : [member];
    if (typeof value !== 'object') return [member];
    return Object.entries(value).flatMap(([name, part]) => (part === null ? [] : [`${member}.${name}`]));
  });

/** @throws if an answer contains persons without a case: the access could then not be attributed */
function caseOf({ applicationId, region }: JsonObject): PersonalDataAccess['cases'][number] {
  if (typeof applicationId === 'string' && typeof region === 'string') return { id: applicationId, region };
  throw new Error('a response with personal data does not name its case');
}
