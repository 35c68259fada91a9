import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Language } from '@sealtrail/event-sourcing';
import { Access } from '../access/access.decorator';
import { RequestAuthorizer } from '../access/request-authorizer';
import { ResponseLanguage } from '../http/language';
import type { ApiReply, ApiRequest } from '../http/request';
import { otherResponse } from '../http/route-responses';
import { LivenessView, ReadinessView } from './health.view';
import { Readiness } from './readiness';

@ApiTags('Process 运行')
@Controller('health')
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly admission: RequestAuthorizer,
  ) {}

  @Get('live')
  @Access({
    roles: 'public',
    scope: 'public',
    summary: { zh: '存活', en: 'liveness of the process' },
    response: otherResponse(ApiOkResponse({ type: LivenessView })),
  })
  live(): LivenessView {
    return { status: 'live' };
  }

  @Get('ready')
  @Access({
    roles: 'public',
    scope: 'public',
    summary: { zh: '就绪', en: 'readiness of the process: store, views, reactors, timers' },
    description: {
      zh: '各项数字只答复附管理员密钥的询问：它们随每一个事实变动，会使被评价人知悉有人评价。',
      en: 'Numbers are included only for administrator keys: they change with every fact, and would reveal to the rated unit that a rating was given.',
    },
    response: otherResponse(
      ApiOkResponse({ type: ReadinessView }),
      ApiServiceUnavailableResponse({ type: ReadinessView }),
    ),
  })
  async ready(
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
    @ResponseLanguage() language: Language,
  ): Promise<ReadinessView> {
    const whole = await this.readiness.report(language);
    const isOperator = this.admission.identityOf(request)?.role === 'admin';
    const { status, reasons, notices } = whole;
    const report = isOperator ? whole : { status, reasons, notices };
    reply.status(report.status === 'notReady' ? 503 : 200).header('Cache-Control', 'no-store');
    return report;
  }
}
