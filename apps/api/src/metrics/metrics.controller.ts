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
      en: 'metrics of the process for Prometheus; the metrics key is accepted too',
    },
    description: {
      zh: '标签只取接口模式、命令和事实的类型、代码，不含标识、姓名或者任何人所写的内容。数字随每一个事实变动，故不公开。',
      en: 'Labels are route patterns, types and codes: never ids, names or user-written text. The numbers change with every fact, so they are not public.',
    },
    response: otherResponse(
      ApiProduces('text/plain'),
      ApiOkResponse({ description: 'The Prometheus text format.', schema: { type: 'string' } }),
    ),
  })
  async read(@Res({ passthrough: true }) reply: ApiReply): Promise<string> {
    reply.type(this.metrics.contentType);
    return this.metrics.text();
  }
}
