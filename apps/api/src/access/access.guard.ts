import { type CanActivate, type ExecutionContext, Inject, Injectable, Optional } from '@nestjs/common';
import { Clock, CommandTimeLimit, NamespaceSecret } from '@sealtrail/event-sourcing';
import { type AuthenticatedRequest, Caller } from '../http/caller';
import type { ApiReply } from '../http/request';
import { declarationOf } from './access.decorator';
import { RequestAuthorizer } from './request-authorizer';
import { callerScopeOf } from './scopes';

/** Denies every request, unless the route declares access for its caller (`@Access`). */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly admission: RequestAuthorizer,
    private readonly clock: Clock,
    private readonly secret: NamespaceSecret,
    @Optional() @Inject(CommandTimeLimit) private readonly time: CommandTimeLimit = { maxMs: null },
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const declaration = declarationOf(context.getHandler());
    if (declaration?.roles === 'public') return true;
    const reply = context.switchToHttp().getResponse<ApiReply>();
    reply.header('Cache-Control', 'no-store');
    if (declaration !== null && this.admission.isOpenToMetricsKey(request, declaration)) return true;
    if (declaration?.ticket === true) await this.admission.redeemTicket(request, reply);
    const { caller, declared, emergencyAccess } = this.admission.authorize(request, declaration);
    const { scope, personal = [] } = declared;
    const fingerprinting = { secret: this.secret, personal };
    request.caller = new Caller(
      caller,
      emergencyAccess === null ? callerScopeOf(scope, caller) : { department: null, region: null },
      request,
      this.clock,
      fingerprinting,
      this.time.maxMs,
      emergencyAccess,
    );
    return true;
  }
}
