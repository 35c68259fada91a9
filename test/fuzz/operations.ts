import { declaredRoutes } from '../../apps/api/src/access/declared-routes';
import { apiModule } from '../../apps/api/src/api.module';
import type { ApiDocument, Operation, Schema } from '../request-schemas';
import type { Documented } from './contract';

/** An operation of the document, with the roles that its route declares. */
export type Asked = Documented &
  Operation & {
    readonly roles: readonly string[] | 'public';
    readonly schema: Schema | null;
    readonly query: readonly { readonly name: string; readonly schema: Schema; readonly required: boolean }[];
  };

/** A parameter that makes a response wait for news, and so the campaign. */
const HOLDS_UP = 'wait';

/** The operations of the document, with the roles that the routes declare. */
export function operationsOf(document: ApiDocument): readonly Asked[] {
  const roles = new Map(
    declaredRoutes(apiModule({ simulatedClock: true })).map(({ method, path, declaration }) => [
      `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
      declaration?.roles ?? [],
    ]),
  );
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item as Readonly<Record<string, Operation & Pick<Asked, 'responses'>>>).map(([verb, operation]) => {
      const method = verb.toUpperCase();
      const query = (operation.parameters ?? []).filter(
        (parameter) => parameter.in === 'query' && parameter.name !== HOLDS_UP,
      );
      return {
        ...operation,
        method,
        path,
        roles: roles.get(`${method} ${path}`) ?? [],
        schema: operation.requestBody?.content?.['application/json']?.schema ?? null,
        query: query.map(({ name, schema = {}, required = false }) => ({ name, schema, required })),
      };
    }),
  );
}
