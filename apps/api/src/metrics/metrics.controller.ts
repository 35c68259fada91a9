import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Metrics } from '@sealtrail/platform';
import { Access } from '../access/access.decorator';
import { administratorRoles } from '../access/role-groups';
import type { ApiReply } from '../http/request';
import { otherResponse } from '../http/route-responses';
import { WorkGauges } from './work-gauges';

@ApiTags('Process 运行')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    gauges: WorkGauges,
  ) {
    metrics.beforeScrape(() => gauges.set());
  }

  @Get()
  @Access({
    roles: administratorRoles,
    scope: 'country',
    metricsKey: true,
    summary: {
      zh: '运行指标；指标密钥亦可',
      en: 'the instruments of the process, for Prometheus; open to the metrics key as well',
    },
    description: {
      zh: '标签只取接口模式、命令和事实的类型、代码，不含标识、姓名或者任何人所写的内容。数字随每一个事实变动，故不公开。',
      en: 'Labels are patterns of routes, types and codes: never an id, a name or what somebody wrote. The numbers move with every fact, so they are not for everybody.',
    },
    response: otherResponse(
      ApiProduces('text/plain'),
      ApiOkResponse({ description: 'The text format of Prometheus.', schema: { type: 'string' } }),
    ),
  })
  async read(@Res({ passthrough: true }) reply: ApiReply): Promise<string> {
    reply.type(this.metrics.contentType);
    return this.metrics.text();
  }
}
