import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Rejection } from '@sealtrail/event-sourcing';
import { Access } from '../access/access.decorator';
import { other } from './answers';
import { retryAfterOf, statusOf, titleOf } from './problem';
import { meaningOf, namesFields } from './problem-meanings';

class ProblemPageView {
  @ApiProperty({ example: 'application.no-mandate' })
  code: string;

  @ApiProperty({ example: 'Application: no mandate' })
  title: string;

  @ApiProperty({ type: 'integer', example: 409 })
  status: number;

  @ApiPropertyOptional({ description: 'The rule, and what helps.' })
  meaning?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'After how many seconds to try again.' })
  retryAfterSeconds?: number;

  @ApiPropertyOptional()
  advice?: string;

  @ApiProperty({ example: '/docs' })
  documentation: string;
}

/** What the `type` of a problem points at. */
@ApiTags('Process 运行')
@Controller('problems')
export class ProblemsController {
  @Get(':code')
  @Access({
    roles: 'public',
    scope: 'public',
    summary: { zh: '问题代码说明', en: 'what a problem means, and what helps' },
    answers: other(ApiOkResponse({ type: ProblemPageView })),
    problems: ['route.not-found'],
  })
  page(@Param('code') code: string): ProblemPageView {
    if (!/^[a-z][A-Za-z-]*(\.[a-z0-9-]+)+$/.test(code))
      throw new Rejection('route.not-found', 'No problem has this code.');
    const retryAfter = retryAfterOf(code);
    const meaning = meaningOf(code);
    return {
      code,
      title: titleOf(code),
      status: namesFields(code) ? 422 : statusOf(code),
      ...(meaning === null ? {} : { meaning }),
      ...(retryAfter === null ? {} : { retryAfterSeconds: retryAfter, advice: 'Send the same request again.' }),
      documentation: '/docs',
    };
  }
}
