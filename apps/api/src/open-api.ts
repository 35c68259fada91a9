import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { Language, LocalizedText } from '@sealtrail/event-sourcing';
import type { DeclaredRoute } from './access/declared-routes';
import { STREAM_TICKET_COOKIE } from './access/stream-tickets';
import { documentHistory } from './applications/history-schemas';
import { documentExamples } from './examples/document-examples';
import { EXAMPLES } from './examples/examples';
import { documentConstraints, expandNullable } from './http/constraint-schemas';
import { documentDefaults } from './http/document-defaults';
import { languageOf } from './http/language';
import { hintOptionalParameters } from './http/parameter-hints';
import { ProblemView } from './http/problem.view';
import { documentParameters, dropUnusedParameters } from './http/problem-parameters';
import type { ApiReply, ApiRequest } from './http/request';
import { documentRoutes } from './http/route-documentation';
import { INTRODUCTION, TAGS } from './open-api-texts';
import { translateDescriptions } from './translations/translate-descriptions';

/** The languages of the document, with their labels on the page. */
const CHOICES = [
  { name: '浏览器语言 · as your browser asks', url: '/openapi.json' },
  { name: '中文', url: '/openapi.json?lang=zh' },
  { name: 'English', url: '/openapi.json?lang=en' },
];

/** `?lang=zh` or `en`, else by `Accept-Language`. */
const languageAsked = (request: ApiRequest): Language => {
  const { lang } = request.query;
  return lang === 'zh' || lang === 'en' ? lang : languageOf(request);
};

/** `/openapi.json`, and a page to read and try it at `/docs` without external resources; in Chinese or English. */
export function publishOpenApi(app: INestApplication, routes: readonly DeclaredRoute[]): void {
  const made = new Map<Language, OpenAPIObject>();
  const documentIn = (language: Language): OpenAPIObject => {
    const document = made.get(language) ?? documentOf(app, routes, language);
    made.set(language, document);
    return document;
  };
  // Serialised once: requests whose response is not read cost neither memory nor time.
  const written = new Map<Language, Buffer>();
  const writtenIn = (language: Language): Buffer => {
    const bytes = written.get(language) ?? Buffer.from(JSON.stringify(documentIn(language)));
    written.set(language, bytes);
    return bytes;
  };
  app.getHttpAdapter().get('/openapi.json', (request: unknown, reply: unknown) => {
    const language = languageAsked(request as ApiRequest);
    (reply as ApiReply)
      .header('Content-Language', language)
      .header('Vary', 'Accept-Language')
      .type('application/json; charset=utf-8')
      .send(writtenIn(language));
  });
  SwaggerModule.setup('docs', app, () => documentIn('en'), {
    raw: false,
    customSiteTitle: 'Sealtrail API',
    explorer: true,
    patchDocumentOnRequest: (request: unknown, reply: unknown) => {
      const language = languageAsked(request as ApiRequest);
      (reply as ApiReply).header('Content-Language', language).header('Vary', 'Accept-Language');
      return documentIn(language);
    },
    swaggerOptions: { displayRequestDuration: true, validatorUrl: null, urls: CHOICES },
  });
}

function documentOf(app: INestApplication, routes: readonly DeclaredRoute[], language: Language): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Sealtrail')
    .setDescription(INTRODUCTION[language])
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', HERE[language])
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: KEY[language] }, 'apiKey')
    .addCookieAuth(
      STREAM_TICKET_COOKIE,
      { type: 'apiKey', in: 'cookie', description: TICKET[language] },
      'streamTicket',
    );
  for (const { name, ...words } of TAGS) builder.addTag(name, words[language]);
  const config = builder.build();
  const made = SwaggerModule.createDocument(app, config, { extraModels: [ProblemView], autoTagControllers: false });
  documentConstraints(made, app);
  documentHistory(made, language);
  documentParameters(made);
  const found = translateDescriptions(made, language);
  expandNullable(found.components?.schemas);
  documentDefaults(found, language);
  hintOptionalParameters(found, language);
  documentRoutes(found, routes, language);
  dropUnusedParameters(found);
  documentExamples(found, EXAMPLES, language);
  return found;
}

const HERE: LocalizedText = { zh: '给出本文档的服务器。', en: 'The server of this document.' };
const TICKET: LocalizedText = {
  zh: '`POST /v1/stream/tickets` 的一次性凭条，仅用于 `GET /v1/stream`。',
  en: 'A one-use ticket of `POST /v1/stream/tickets`, for `GET /v1/stream` alone.',
};
const KEY: LocalizedText = {
  zh: '密钥：`stl_<id>_<secret>`；或者所配置签发方的访问令牌（RFC 9068）。',
  en: 'An API key: `stl_<id>_<secret>`; or an access token of an issuer named in the settings (RFC 9068).',
};
