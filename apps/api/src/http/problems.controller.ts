import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator';
import { other } from './answers';
import { languageOf } from './language';
import { prefersPage } from './preferences';
import { PROBLEMS } from './problem-catalogue';
import { problemPage } from './problem-page';
import { DeclaredProblemsView, DeclaredProblemView, declaredProblemOf, problemLineOf } from './problems.view';
import { reject } from './rejections';
import type { ApiReply, ApiRequest } from './request';

/** What the `type` of a problem points at. */
@ApiTags('Process 运行')
@Controller('problems')
export class ProblemsController {
  @Get()
  @Header('Vary', 'Accept-Language')
  @Access({
    roles: 'public',
    scope: 'public',
    summary: { zh: '问题代码', en: 'every code that a request can be refused with' },
    answers: other(ApiOkResponse({ type: DeclaredProblemsView })),
    problems: [],
  })
  list(@Req() request: ApiRequest, @Res({ passthrough: true }) reply: ApiReply): DeclaredProblemsView {
    const language = languageOf(request);
    reply.header('Content-Language', language);
    return { items: [...PROBLEMS.values()].map((problem) => problemLineOf(problem, language)) };
  }

  @Get(':code')
  @Header('Vary', 'Accept, Accept-Language')
  @Access({
    roles: 'public',
    scope: 'public',
    summary: { zh: '问题代码说明', en: 'what a problem means, and what helps; a page by `Accept: text/html`' },
    answers: other(ApiOkResponse({ type: DeclaredProblemView })),
    problems: ['problem.not-found'],
  })
  page(
    @Param('code') code: string,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ): DeclaredProblemView | string {
    const problem = PROBLEMS.get(code);
    if (problem === undefined) throw reject('problem.not-found');
    const language = languageOf(request);
    reply.header('Content-Language', language);
    if (!prefersPage(request)) return declaredProblemOf(problem, language);
    reply.type('text/html; charset=utf-8').header('Content-Language', 'zh, en');
    return problemPage(problem, language);
  }
}
