import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DeclaredRoute } from '../../access/declared-routes';
import { problemCodesOf } from '../route-codes';

/**
 * Checks every refusal of a server: a code that the document does not list at its route is a fault of the declaration (`problems`
 * of `@Access`). @returns the findings so far
 */
export function collectUndocumentedCodes(
  app: NestFastifyApplication,
  routes: readonly DeclaredRoute[],
): readonly string[] {
  const told = new Map<string, ReadonlySet<string>>(
    routes.flatMap(({ method, path, declaration }) =>
      declaration === null
        ? []
        : [[`${method} ${path}`, new Set([...problemCodesOf(declaration, path).values()].flat())] as const],
    ),
  );
  const found: string[] = [];
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request, reply, payload) => {
      if (!String(reply.getHeader('content-type')).startsWith('application/problem+json')) return;
      const route = `${request.method === 'HEAD' ? 'GET' : request.method} ${request.routeOptions.url ?? ''}`;
      const { code } = JSON.parse(String(payload)) as { code: string };
      if (told.get(route)?.has(code) === false) found.push(`${route}: ${code}`);
    });
  return found;
}
