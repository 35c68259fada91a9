import 'reflect-metadata';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConsoleSite } from './console-site';
import { publishConsole } from './publish-console';

@Module({})
class Nothing {}

describe('the console', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-console-'));
  let app: NestFastifyApplication;

  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'pages.json'), '["/","/cards","/cards/:id"]');
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>console</title>');
    writeFileSync(join(folder, 'secret.txt'), 'beside the assets');
    writeFileSync(join(folder, 'assets', 'main-a1b2.js'), 'let a;');
    const site = readConsoleSite(folder);
    if (site === null) throw new Error('there is a site');
    app = await NestFactory.create<NestFastifyApplication>(Nothing, new FastifyAdapter(), { logger: false });
    await app.register(helmet);
    publishConsole(app, site);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });

  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  it.each(['/', '/cards', '/cards/c1?level=red'])(
    'answers %s with its document, whose content security policy permits its own files only',
    async (url) => {
      const { statusCode, headers, body } = await app.inject({ url, headers: { accept: 'text/html' } });
      expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([
        200,
        'text/html; charset=utf-8',
        'no-cache',
      ]);
      expect(body).toContain('<title>console</title>');
      const policy = String(headers['content-security-policy']);
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
      expect(policy).not.toMatch(/unsafe|https?:|data:|\*/);
    },
  );

  it('sends its files with a lifetime of a year, under names that contain their digest', async () => {
    const { statusCode, headers, body } = await app.inject({ url: '/assets/main-a1b2.js' });
    expect([statusCode, headers['content-type'], headers['cache-control'], body]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
      'let a;',
    ]);
  });

  it.each(['/assets/other.js', '/assets/..%2Fsecret.txt', '/assets/%2e%2e%2findex.html'])(
    'has no other file: %s',
    async (url) => {
      const { statusCode, headers, body } = await app.inject({ url });
      expect([statusCode, headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8']);
      expect(body).toContain('route.not-found');
    },
  );

  it.each(['/other', '/cards/', '/cards/c1/more', '/v1/cards', '/docs'])('leaves %s to other routes', async (url) => {
    const { statusCode, body } = await app.inject({ url });
    expect([statusCode, body.includes('<title>')]).toEqual([404, false]);
  });

  it('is absent if it was not built', () => expect(readConsoleSite(join(folder, 'assets'))).toBeNull());
});
