import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { rolesFor } from './access/route-table';
import { ProblemView } from './http/api-docs';
import { describeChecks, spellOutNull } from './http/checked-schemas';
import { SUMMARIES } from './route-summaries';

const DESCRIPTION = `
政务服务办件与电子监察. Applications, their limits, the cards that follow from them, ratings and reports.

- **Who.** \`Authorization: Bearer <API key>\`. An administrator makes keys (\`POST /v1/api-keys\`).
- **Commands** are repeatable by \`Idempotency-Key\`; they answer \`{ id, revision, position }\`. \`If-Match\` guards against others.
- **Questions** lag a little. \`Sealtrail-Min-Position\` asks for an answer that has seen a command's \`position\`.
- **Lists** have \`limit\` and \`cursor\`; \`?format=csv\` or \`Accept: text/csv\` answers CSV.
- **Refusals** are \`application/problem+json\`; programs decide by \`code\`, and each \`type\` is a page.
- **Ids.** An application's id is \`applicationId\` in lists, a card's \`cardId\`, a rating's \`ratingId\`; receipts say \`id\`.
- **Time.** Instants carry an offset on the way in and are UTC with milliseconds on the way out; local dates are \`YYYY-MM-DD\`.

From nothing to a first card, with the administrator's key: \`PUT /v1/departments/{code}\`; \`PUT …/officials/{id}\` with posts and a
mandate; \`PUT /v1/items/{code}\` with that official as \`handler\`; \`POST /v1/api-keys\` with role \`officer\`, the department and
the official; with **that** key \`POST /v1/applications\`, then \`…/acceptance\`, \`…/decision\`, \`…/certificates\`, \`…/delivery\`. Where a
limit passes first, \`GET /v1/cards\` has a card. \`GET …/clocks\` shows every limit day by day. Acts of officials need a key
that is bound to their department, also where an administrator sends them. Under a simulated clock \`PUT /v1/clock\` makes time pass.
`;

const EVERYWHERE: Readonly<Record<string, string>> = {
  '400': 'The body cannot be read, or a header is not as it should be.',
  '401': 'No key, or one that is not valid (any more).',
  '403': 'The role of the key may not do this.',
  '500': 'Something went wrong here; the `traceId` finds it in the log.',
};

/** `/openapi.json`, and a page to read and try it at `/docs`, with nothing loaded from elsewhere. */
export function publishOpenApi(app: INestApplication): void {
  const config = new DocumentBuilder()
    .setTitle('Sealtrail')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key: `stl_<id>_<secret>`.' }, 'apiKey')
    .build();
  const document = (): OpenAPIObject => {
    const found = SwaggerModule.createDocument(app, config, { extraModels: [ProblemView], autoTagControllers: false });
    describeChecks(found, app);
    spellOutNull(found.components?.schemas);
    return completed(found);
  };
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Sealtrail API',
    swaggerOptions: { persistAuthorization: true, displayRequestDuration: true, validatorUrl: null },
  });
}

/** What is the same for every route: who may, and the refusals that any of them can answer. */
function completed(document: OpenAPIObject): OpenAPIObject {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of ['get', 'put', 'post', 'delete', 'patch'] as const) {
      const operation = item[method];
      if (operation === undefined) continue;
      const route = `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
      const roles = rolesFor(route);
      const summary = operation.summary ?? SUMMARIES[route];
      if (summary !== undefined) operation.summary = summary;
      if (roles === 'public') continue;
      operation.security = [{ apiKey: [] }];
      operation.description =
        `${operation.description ?? ''}\n\nRoles: ${(roles ?? []).map((role) => `\`${role}\``).join(', ')}.`.trim();
      for (const [status, description] of Object.entries({ ...EVERYWHERE, ...refusalsOf(path, operation) })) {
        operation.responses[status] ??= { description, content: PROBLEM };
      }
      csvIsText(operation);
    }
  }
  return document;
}

/** Refusals that follow from what a route takes. */
function refusalsOf(path: string, { parameters = [], requestBody }: Operation): Readonly<Record<string, string>> {
  const takesQuery = parameters.some((parameter) => 'in' in parameter && parameter.in === 'query');
  return {
    ...(path.includes('{') ? { '404': 'There is none, or it is not yours to see.' } : {}),
    ...(requestBody === undefined ? {} : { '413': 'The body is longer, deeper or fuller than allowed.' }),
    ...(requestBody === undefined ? {} : { '415': 'The body is of another media type.' }),
    ...(takesQuery || requestBody !== undefined ? { '422': 'Bad or unknown fields, all of them in `errors`.' } : {}),
  };
}

/** Swagger gives every media type of an answer the same schema. */
function csvIsText({ responses }: Operation): void {
  const answer = responses['200'];
  const csv = answer !== undefined && 'content' in answer ? answer.content?.['text/csv'] : undefined;
  if (csv !== undefined) csv.schema = { type: 'string', description: 'A header line and one line for each row.' };
}

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemView' } } };
