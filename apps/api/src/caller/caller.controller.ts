import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Clock } from '@sealtrail/event-sourcing';
import { Jurisdiction } from '@sealtrail/working-days';
import { Access } from '../access/access.decorator';
import { everyone } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import { view } from '../http/route-responses';
import { RouteTable } from '../http/route-table';
import { CallerView } from './caller.view';

@ApiTags('Administration 管理')
@Controller('v1/caller')
export class CallerController {
  constructor(
    private readonly routes: RouteTable,
    private readonly clock: Clock,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  /** For clients: the identity to display, and the acts to offer. */
  @Get()
  @Access({
    roles: everyone,
    scope: 'ownKey',
    summary: { zh: '本密钥', en: 'the key of this request: its bounds, and the routes open to it' },
    response: view(CallerView),
  })
  get(@CurrentCaller() { actor, bounds }: Caller): CallerView {
    const { role, department, official, region, source, expiresAt } = bounds;
    const { zone } = this.jurisdiction;
    const routes = this.routes.openTo(bounds);
    return { id: actor, role, department, official, region, source, expiresAt, zone, now: this.clock.now(), routes };
  }
}
