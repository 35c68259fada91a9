import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { NotACommand } from '../http/command.interceptor';
import { IsInstant } from '../http/fields';
import { instantOf } from '../http/instant';
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

/** Exists only where the server was started with a simulated clock. */
@ApiTags('Administration 管理')
@Controller('v1/clock')
export class ClockController {
  constructor(private readonly clock: ClockControl) {}

  @Get()
  @ApiOperation({ summary: 'What time it is' })
  @ApiOkResponse({ type: ClockView })
  now(): ClockView {
    return { now: this.clock.now() };
  }

  @Put()
  @NotACommand()
  @ApiOperation({
    summary: 'Move the clock forward',
    description:
      'Answers when every timer due up to then has fired, in order, and every view has caught up. With the present ' +
      '`now` it is a barrier. Never back: 422.',
  })
  @ApiOkResponse({ type: ClockView })
  async move(@Body() { now }: MoveClockRequest): Promise<ClockView> {
    await this.clock.moveTo(instantOf(now) ?? now);
    return { now: this.clock.now() };
  }
}
