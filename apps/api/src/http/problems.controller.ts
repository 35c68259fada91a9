import { Controller, Get, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Rejection } from '@sealtrail/event-sourcing';
import { retryAfterOf, statusOf, titleOf } from './problem';

/** What the `type` of a problem points at. */
@ApiExcludeController()
@Controller('problems')
export class ProblemsController {
  @Get(':code')
  page(@Param('code') code: string): object {
    if (!/^[a-z][A-Za-z]*(\.[a-z0-9-]+)+$/.test(code))
      throw new Rejection('route.not-found', 'No problem has this code.');
    const retryAfter = retryAfterOf(code);
    return {
      code,
      title: titleOf(code),
      status: statusOf(code),
      ...(retryAfter === null ? {} : { retryAfterSeconds: retryAfter, advice: 'Send the same request again.' }),
      documentation: '/docs',
    };
  }
}
