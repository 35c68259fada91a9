import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Language } from '@sealtrail/event-sourcing';
import { Access } from '../access/access.decorator';
import { other } from '../http/answers';
import { InLanguage } from '../http/language';
import type { ApiReply } from '../http/request';
import { LivenessView, ReadinessView } from './health.view';
import { Readiness } from './readiness';

@ApiTags('Process 运行')
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @Access({
    roles: 'public',
    scope: 'public',
    summary: { zh: '存活', en: 'the process answers' },
    answers: other(ApiOkResponse({ type: LivenessView })),
  })
  live(): LivenessView {
    return { status: 'live' };
  }

  @Get('ready')
  @Access({
    roles: 'public',
    scope: 'public',
    summary: { zh: '就绪', en: 'the process does all its work: store, views, reactors, timers' },
    answers: other(ApiOkResponse({ type: ReadinessView }), ApiServiceUnavailableResponse({ type: ReadinessView })),
  })
  async ready(@Res({ passthrough: true }) reply: ApiReply, @InLanguage() language: Language): Promise<ReadinessView> {
    const report = await this.readiness.report(language);
    reply.status(report.status === 'ready' ? 200 : 503).header('Cache-Control', 'no-store');
    return report;
  }
}
