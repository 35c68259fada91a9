import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { DeclaredRoute } from './access/declared-routes';
import { describeChecks, spellOutNull } from './http/checked-schemas';
import { ProblemView } from './http/problem.view';
import { documentParameters } from './http/problem-parameters';
import { documentRoutes } from './http/route-documentation';

const DESCRIPTION = `
政务服务办件与电子监察. Applications, their limits, the cards that follow from them, ratings and reports.

- **Who.** \`Authorization: Bearer <API key>\`. An administrator makes keys (\`POST /v1/api-keys\`).
- **Commands** are repeatable by \`Idempotency-Key\`; they answer \`{ id, revision, position, effect, limits }\`: what took effect as told, and the limits as of that revision. \`If-Match\` guards against others.
- **Questions** lag a little. \`Sealtrail-Min-Position\` asks for an answer that has seen a command's \`position\`.
- **Lists** have \`limit\` and \`cursor\`; \`?format=csv\` or \`xlsx\`, or \`Accept\`, answers a file: of all rows, where neither is given. Its words are Chinese, or English by \`Accept-Language\`.
- **Refusals** are \`application/problem+json\`; programs decide by \`code\`, and each \`type\` is a page.
- **Personal data.** Every answer that shows some stands in the access trail first; \`Sealtrail-Purpose\` says why you read them.
- **Ids.** An application's id is \`applicationId\` in lists, a card's \`cardId\`, a rating's \`ratingId\`; receipts say \`id\`.
- **Time.** Instants carry an offset on the way in and are UTC with milliseconds on the way out; local dates are \`YYYY-MM-DD\`.

From nothing to a first card, with the administrator's key: \`PUT /v1/departments/{code}\`; \`PUT …/officials/{id}\` with posts and a
mandate; \`PUT /v1/items/{code}\` with that official as \`handler\`; \`POST /v1/api-keys\` with role \`officer\`, the department and
the official; with **that** key \`POST /v1/applications\`, then \`…/acceptance\`, \`…/decision\`, \`…/certificates\`, \`…/delivery\`. Where a
limit passes first, \`GET /v1/cards\` has a card. \`GET …/clocks\` shows every limit day by day. Acts of officials need a key
that is bound to their department, also where an administrator sends them. Under a simulated clock \`PUT /v1/clock\` makes time pass.
`;

/** `/openapi.json`, and a page to read and try it at `/docs`, with nothing loaded from elsewhere. */
export function publishOpenApi(app: INestApplication, routes: readonly DeclaredRoute[]): void {
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
    documentRoutes(found, routes);
    documentParameters(found);
    return found;
  };
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Sealtrail API',
    swaggerOptions: { displayRequestDuration: true, validatorUrl: null },
  });
}
