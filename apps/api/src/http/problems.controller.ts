import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Language } from '@sealtrail/event-sourcing';
import { Access } from '../access/access.decorator';
import { prefersHtml } from './content-negotiation';
import { ResponseLanguage } from './language';
import { PROBLEMS } from './problem-catalogue';
import { problemPage } from './problem-page';
import { DeclaredProblemsView, DeclaredProblemView, declaredProblemOf, problemLineOf } from './problems.view';
import { reject } from './rejections';
import type { ApiReply, ApiRequest } from './request';
import { otherResponse } from './route-responses';

/** A problem as JSON, and as an HTML page. */
const told = ApiOkResponse({
  content: {
    'application/json': { schema: { $ref: getSchemaPath(DeclaredProblemView) } },
    'text/html': { schema: { type: 'string' } },
  },
});

/** The target of the `type` of a problem. */
@ApiExtraModels(DeclaredProblemView)
@ApiTags('Process 运行')
@Controller('problems')
export class ProblemsController {
  @Get()
  @Access({
    roles: 'public',
    scope: 'public',
    summary: { zh: '问题代码', en: 'list every code that a request can be refused with' },
    response: otherResponse(ApiOkResponse({ type: DeclaredProblemsView })),
  })
  list(@ResponseLanguage() language: Language): DeclaredProblemsView {
    return { items: [...PROBLEMS.values()].map((problem) => problemLineOf(problem, language)) };
  }

  @Get(':code')
  @Access({
    roles: 'public',
    scope: 'public',
    summary: { zh: '问题代码说明', en: 'the meaning of a problem, and advice; as a page with `Accept: text/html`' },
    response: otherResponse(told),
    problems: ['problem.not-found'],
  })
  page(
    @Param('code') code: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
    @ResponseLanguage() language: Language,
  ): DeclaredProblemView | string {
    const problem = PROBLEMS.get(code);
    if (problem === undefined) throw reject('problem.not-found');
    reply.header('Vary', 'Accept, Accept-Language');
    if (!prefersHtml(request)) return declaredProblemOf(problem, language);
    reply.type('text/html; charset=utf-8').header('Content-Language', 'zh, en');
    return problemPage(problem, language);
  }
}
