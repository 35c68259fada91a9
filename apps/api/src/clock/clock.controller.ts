import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator';
import { administratorRoles, everyone } from '../access/role-groups';
import { IsInstant } from '../http/fields';
import { instantOf } from '../http/instant';
import { otherResponse } from '../http/route-responses';
import { ClockControl } from './clock-control';

class MoveClockRequest {
  @ApiProperty({ format: 'date-time', example: '2026-03-09T09:00:00+08:00' })
  @IsInstant()
  now: string;
}

class ClockView {
  @ApiProperty({ format: 'date-time', example: '2026-03-09T01:00:00.000Z' })
  now: string;
}

/** Exists only if the server was started with a simulated clock. */
@ApiTags('Administration 管理')
@Controller('v1/clock')
export class ClockController {
  constructor(private readonly clock: ClockControl) {}

  @Get()
  @Access({
    roles: everyone,
    scope: 'anyKey',
    summary: { zh: '模拟时钟', en: 'the current time' },
    response: otherResponse(ApiOkResponse({ type: ClockView })),
  })
  now(): ClockView {
    return { now: this.clock.now() };
  }

  @Put()
  @Access({
    roles: administratorRoles,
    scope: 'country',
    summary: { zh: '拨快模拟时钟', en: 'move the clock forward' },
    description: {
      zh: '此前到期的各项时限依次处理完毕、各视图更新后才应答；以当前时刻调用即为等待。不可回拨。半分钟没有进展的，答复 503 并说明已到达何处。',
      en:
        'Answers when every timer due up to then has fired, in order, and every view has caught up. With the present ' +
        '`now` it is a barrier. Never back. Where it gets no further for half a minute it is 503, which says how far it came.',
    },
    response: otherResponse(ApiOkResponse({ type: ClockView })),
    problems: ['clock.backwards', 'clock.behind', 'clock.too-far', 'view.behind'],
  })
  async move(@Body() { now }: MoveClockRequest): Promise<ClockView> {
    await this.clock.moveTo(instantOf(now) ?? now);
    return { now: this.clock.now() };
  }
}
