import 'reflect-metadata';
import { APP_FILTER } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { DamagedFiles } from './damaged-files';
import { ProblemFilter } from './problem.filter';
import { PROBLEMS } from './problem-catalogue';
import { ProblemsController } from './problems.controller';
import { RouteTable } from './route-table';

describe('/problems', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const module = await Test.createTestingModule({
      controllers: [ProblemsController],
      providers: [DamagedFiles, RouteTable, { provide: APP_FILTER, useClass: ProblemFilter }],
    }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });

  afterAll(() => app.close());

  const read = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });

  it('lists every problem', async () => {
    const answer = await read('/problems', { 'accept-language': 'zh' });
    expect(answer.headers).toMatchObject({ 'content-language': 'zh', vary: 'Accept-Language' });
    const { items } = answer.json<{ items: readonly object[] }>();
    expect(items).toHaveLength(PROBLEMS.size);
    expect(items).toContainEqual({
      code: 'store.full',
      kind: 'unavailable',
      status: 503,
      title: '存储空间已满',
      context: 'api',
    });
    expect(items).toContainEqual({
      code: 'field.required',
      kind: 'field',
      status: null,
      title: '必填',
      context: 'api',
    });
  });

  it('returns a problem to programs', async () => {
    expect((await read('/problems/store.full')).json()).toEqual({
      code: 'store.full',
      kind: 'unavailable',
      status: 503,
      title: 'Storage full',
      context: 'api',
      meaning: 'The storage is full and nothing more can be saved; queries still work.',
      parameters: [],
      advice: 'Contact the operator.',
      retryAfterSeconds: 60,
      documentation: '/docs',
    });
    expect((await read('/problems/field.too-long')).json()).toEqual({
      code: 'field.too-long',
      kind: 'field',
      status: null,
      title: 'must have at most {max} characters',
      context: 'api',
      meaning: 'must have at most {max} characters',
      parameters: ['max'],
      documentation: '/docs',
    });
  });

  it('returns a page in both languages to people', async () => {
    const page = await read('/problems/store.full', { accept: 'text/html,application/xml;q=0.9,*/*;q=0.8' });
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-language': 'zh, en',
      vary: 'Accept, Accept-Language',
    });
    expect(page.body).toContain('存储空间已满');
    expect(page.body).toContain('Storage full');
  });

  it('answers 404 for unknown codes', async () => {
    const none = await read('/problems/no.such%3Cb%3E', { accept: 'text/html' });
    expect([none.statusCode, none.json().code]).toEqual([404, 'problem.not-found']);
    expect(none.headers['content-type']).toContain('application/problem+json');
  });
});
