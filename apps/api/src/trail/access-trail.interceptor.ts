import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { JsonObject, PersonalDataAccess } from '@sealtrail/event-sourcing';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { declarationOf } from '../access/access.decorator';
import type { AuthenticatedRequest } from '../http/caller';
import { Page } from '../http/page';
import { AccessTrailRecorder } from './access-trail-recorder';
import { purposeOf } from './purpose';

/** Whatever answers with personal data says so in the trail first: known by the marked members of what the route answers. */
@Injectable()
export class AccessTrailInterceptor implements NestInterceptor {
  constructor(private readonly trail: AccessTrailRecorder) {}

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    const { kind, personal = [] } = declarationOf(context.getHandler())?.response ?? { kind: 'other' };
    // What answers as it likes tells the trail by itself.
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

/** The members that tell something, an object's one by one: `applicant.name`. */
const fieldsIn = (row: JsonObject, personal: readonly string[]): readonly string[] =>
  personal.flatMap((member) => {
    const value = row[member] ?? null;
    if (value === null) return [];
    if (Array.isArray(value)) return value.length === 0 ? [] : [member];
    if (typeof value !== 'object') return [member];
    return Object.entries(value).flatMap(([name, part]) => (part === null ? [] : [`${member}.${name}`]));
  });

/** @throws where an answer shows people of no case: then nobody could find again who was shown */
function caseOf({ applicationId, region }: JsonObject): PersonalDataAccess['cases'][number] {
  if (typeof applicationId === 'string' && typeof region === 'string') return { id: applicationId, region };
  throw new Error('a response with personal data does not name its case');
}
