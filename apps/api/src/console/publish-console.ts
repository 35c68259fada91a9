import type { INestApplication } from '@nestjs/common';
import { sendProblem } from '../http/problem.filter';
import { reject } from '../http/rejections';
import type { ApiReply, ApiRequest } from '../http/request';
import type { ConsoleSite } from './console-site';

/** Only its own files: no inline script or style, no other host, no framing. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types vue',
].join('; ');

const YEAR_SECONDS = 31_536_000;

/**
 * Publishes the console at `/` and at the path of each page. Pages and files are public: they hold no data; data come from the
 * API routes, with the user's key. All other paths are unaffected.
 */
export function publishConsole(app: INestApplication, site: ConsoleSite): void {
  const http = app.getHttpAdapter();
  for (const page of site.pages) {
    http.get(page, (_: unknown, reply: unknown) => {
      (reply as ApiReply)
        .header('Content-Security-Policy', CONTENT_SECURITY_POLICY)
        .header('Cache-Control', 'no-cache')
        .type('text/html; charset=utf-8')
        .send(site.document);
    });
  }
  http.get('/assets/:name', (request: unknown, reply: unknown) => {
    sendAsset(site, request as ApiRequest, reply as ApiReply);
  });
}

/** The content under a name never changes: clients need not revalidate. */
function sendAsset({ assets }: ConsoleSite, request: ApiRequest, reply: ApiReply): void {
  const asset = assets.get(request.params?.['name'] ?? '');
  if (asset === undefined) {
    const path = (request.url.split('?')[0] ?? '').slice(0, 200);
    sendProblem(request, reply, reject('route.not-found', { method: request.method, path }), null);
    return;
  }
  reply.header('Cache-Control', `public, max-age=${YEAR_SECONDS}, immutable`).type(asset.type).send(asset.content);
}
