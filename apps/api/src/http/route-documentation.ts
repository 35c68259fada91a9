import type { OpenAPIObject } from '@nestjs/swagger';
import { termOf } from '@sealtrail/event-sourcing';
import type { RouteDeclaration } from '../access/access.decorator';
import type { DeclaredRoute } from '../access/declared-routes';
import { scopes } from '../access/scopes';

import { MEDIA_TYPES } from '../tables/file-formats';

import { oneOfCodes } from './enumerated';
import { rejectionDeclared } from './problem';
import type { ProblemCode } from './problem-code';
import { refusalsOf } from './route-codes';

const meaningOf = (code: ProblemCode): string => rejectionDeclared(code).meaning.en;

/** What stands before the codes of one status; where one code stands for it everywhere, its meaning. */
const BY_STATUS: Readonly<Record<string, string>> = {
  '400': 'The body cannot be read, or a header is not as it should be.',
  '401': meaningOf('access.unauthenticated'),
  '403': meaningOf('access.forbidden'),
  '404': 'There is none, or it is not yours to see.',
  '409': 'A rule says no; `code` says which.',
  '412': 'Somebody else changed it since (`If-Match`).',
  '408': meaningOf('request.timeout'),
  '413': meaningOf('request.too-large'),
  '414': 'The path, or a part of it, is too long.',
  '415': meaningOf('media.unsupported'),
  '417': '`Expect` asks for something else than `100-continue`.',
  '422': 'Bad or unknown fields, all of them named in `errors`; or a key that names another request.',
  '429': 'Too much of it for now; `Retry-After` says when to ask again.',
  '431': 'The headers are too long.',
  '500': meaningOf('server.error'),
  '503': 'Not now: `code` says whether it is known what became of it. Send the same again.',
};

/** Writes into the document what the routes declare: summary, roles, scope, and every refusal by its status. */
export function documentRoutes(document: OpenAPIObject, routes: readonly DeclaredRoute[]): void {
  for (const { method, path, declaration } of routes) {
    const shownPath = path.replaceAll(/:(\w+)/g, '{$1}');
    const operation = document.paths[shownPath]?.[method.toLowerCase() as 'get'];
    if (operation === undefined || declaration === null) continue;
    operation.summary = `${declaration.summary.zh} · ${declaration.summary.en}`;
    operation.description = descriptionOf(declaration);
    if (declaration.roles !== 'public') operation.security = [{ apiKey: [] }];
    for (const [status, codes] of refusalsOf(declaration, shownPath)) {
      operation.responses[status] ??= { description: refusal(status, codes), content: problemWith(codes) };
    }
    describeFiles(operation, declaration.answers);
  }
}

function descriptionOf({ roles, scope, description }: RouteDeclaration): string {
  return [
    ...(description === undefined ? [] : [description.zh, description.en]),
    roles === 'public' ? 'Public.' : `Roles: ${roles.map((role) => `\`${role}\``).join(', ')}.`,
    `Scope: \`${scope}\`, ${termOf(scopes, scope, 'zh')}: ${termOf(scopes, scope, 'en')}.`,
  ].join('\n\n');
}

const refusal = (status: string, codes: readonly string[]): string =>
  [BY_STATUS[status] ?? '', ...codes.map(lineOf)].join('\n').trim();

const lineOf = (code: string): string => {
  const { title } = rejectionDeclared(code);
  return `- \`${code}\`: ${title.zh} · ${title.en}`;
};

/** Swagger gives every media type of an answer the same schema. */
function describeFiles({ responses }: Operation, { table }: RouteDeclaration['answers']): void {
  const answer = responses['200'];
  if (table === undefined || answer === undefined || !('content' in answer)) return;
  const headings = table.columns.map(({ heading: { zh, en } }) => `${zh} · ${en}`).join(', ');
  const { csv, xlsx } = MEDIA_TYPES;
  const told: Readonly<Record<string, object>> = {
    [csv]: { type: 'string', description: `A line of headings, always the same, and one for each row: ${headings}.` },
    [xlsx]: { type: 'string', format: 'binary', description: 'The same columns, with typed cells.' },
  };
  for (const [type, schema] of Object.entries(told)) {
    const content = answer.content?.[type];
    if (content !== undefined) content.schema = schema;
  }
}

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** A problem, by the codes that this route gives with this status: clients are made from the list. */
const problemWith = (codes: readonly string[]) => {
  const problem = { $ref: '#/components/schemas/ProblemView' };
  const schema = codes.length === 0 ? problem : { allOf: [problem, { properties: { code: oneOfCodes(codes) } }] };
  return { 'application/problem+json': { schema } };
};
