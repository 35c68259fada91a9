import { type CanActivate, type ExecutionContext, Inject, Injectable, Logger, Optional } from '@nestjs/common';
import { KeyRing } from '@sealtrail/access';
import { Clock, CommandTime, NamespaceSecret } from '@sealtrail/event-sourcing';
import { type CalledRequest, Caller } from '../http/caller';
import { reject } from '../http/rejections';
import { type ApiReply, headerOf, note } from '../http/request';
import { declarationOf } from './access.decorator';
import { isClosedToRegion, scopeWithin } from './scopes';

/** Who may come in: nobody, unless the route declares who (`@Access`). */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly logger = new Logger('access');

  constructor(
    private readonly keys: KeyRing,
    private readonly clock: Clock,
    private readonly secret: NamespaceSecret,
    @Optional() @Inject(CommandTime) private readonly time: CommandTime = { maxMs: null },
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<CalledRequest>();
    const declared = declarationOf(context.getHandler());
    if (declared?.roles === 'public') return true;
    const token = /^Bearer +([\w-]{1,200})$/i.exec(headerOf(request, 'authorization') ?? '')?.[1];
    const key = token === undefined ? null : this.keys.find(token, this.clock.now());
    context.switchToHttp().getResponse<ApiReply>().header('Cache-Control', 'no-store');
    if (key === null) {
      this.refused(request, { refused: token === undefined ? 'no key' : 'unknown key' });
      throw reject('access.unauthenticated');
    }
    note(request, { actor: key.id });
    if (declared === null || !declared.roles.includes(key.role)) {
      this.refused(request, { refused: 'role', actor: key.id, role: key.role });
      throw reject('access.forbidden', { because: 'role' });
    }
    const { scope, personal = [] } = declared;
    if (isClosedToRegion(scope, key)) {
      this.refused(request, { refused: 'region', actor: key.id, role: key.role });
      throw reject('access.forbidden', { because: 'region' });
    }
    const fingerprinting = { secret: this.secret, personal };
    request.caller = new Caller(key, scopeWithin(scope, key), request, this.clock, fingerprinting, this.time.maxMs);
    return true;
  }

  private refused({ id: traceId, method, routeOptions }: CalledRequest, why: Readonly<Record<string, string>>): void {
    this.logger.warn({ traceId, route: `${method} ${routeOptions.url ?? ''}`, ...why });
  }
}
