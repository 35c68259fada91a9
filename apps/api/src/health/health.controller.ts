import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { ApiReply } from '../http/request';
import { Readiness, type ReadinessReport } from './readiness';

@ApiTags('Process 运行')
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @ApiOperation({ summary: 'The process answers' })
  @ApiOkResponse()
  live(): object {
    return { status: 'live' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'The process does all its work: store, views, reactors, timers' })
  @ApiOkResponse()
  @ApiServiceUnavailableResponse()
  async ready(@Res({ passthrough: true }) reply: ApiReply): Promise<ReadinessReport> {
    const report = await this.readiness.report();
    reply.status(report.status === 'ready' ? 200 : 503).header('Cache-Control', 'no-store');
    return report;
  }
}
