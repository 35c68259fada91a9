import type { OpenAPIObject } from '@nestjs/swagger';
import { roles } from '@sealtrail/access';
import { type Language, type LocalizedText, termOf } from '@sealtrail/event-sourcing';
import type { RouteDeclaration } from '../access/access.decorator';
import type { DeclaredRoute } from '../access/declared-routes';
import { DELEGATION_HEADER, EMERGENCY_HEADER, isOpenInEmergency, isOpenToDelegates } from '../access/grants-of-request';
import { scopes } from '../access/scopes';

import { MEDIA_TYPES } from '../tables/file-formats';

import { oneOfCodes } from './enumerated';
import { DEFAULT_RESPONSE_DESCRIPTIONS, PATH_PARAMETER_DESCRIPTIONS } from './path-descriptions';
import { rejectionDeclarationOf } from './problem';
import type { ProblemCode } from './problem-code';
import { problemCodesOf } from './route-codes';

const meaningOf = (code: ProblemCode): LocalizedText => rejectionDeclarationOf(code).meaning;

/** The introduction of a status with several codes; a status with a single code uses its meaning. */
const BY_STATUS: Readonly<Record<string, LocalizedText>> = {
  '400': {
    zh: '请求正文无法读取，或者请求头不符合要求。',
    en: 'The body is unreadable, or a header is invalid.',
  },
  '401': meaningOf('access.unauthenticated'),
  '403': meaningOf('access.forbidden'),
  '404': { zh: '不存在，或者不在可见范围内。', en: 'Does not exist, or you may not view it.' },
  '408': meaningOf('request.timeout'),
  '409': { zh: '规则不允许；`code` 说明是哪一条。', en: 'A rule does not permit this; `code` names the rule.' },
  '412': {
    zh: '其间已被他人变更（`If-Match`）。',
    en: 'It was changed by another request in the meantime (`If-Match`).',
  },
  '413': meaningOf('request.too-large'),
  '414': { zh: '路径或者其中一段过长。', en: 'The path, or a part of it, is too long.' },
  '415': meaningOf('media.unsupported'),
  '417': { zh: '`Expect` 只支持 `100-continue`。', en: '`Expect` is not `100-continue`.' },
  '422': {
    zh: '字段有误或者未知，全部列在 `errors` 中；或者幂等键已用于其他请求。',
    en: 'Invalid or unknown fields, all listed in `errors`; or an idempotency key that was used for another request.',
  },
  '429': {
    zh: '请求过多；`Retry-After` 说明何时可以再试。',
    en: 'Too many requests; retry after `Retry-After`.',
  },
  '431': { zh: '请求头过长。', en: 'The headers are too long.' },
  '500': meaningOf('server.error'),
  '503': {
    zh: '暂时无法处理：`code` 说明结果是否已知。请原样重发。',
    en: 'Temporarily unavailable: `code` tells whether the outcome is known. Retry the same request.',
  },
};

/** An addition for queries, by status. */
const OF_QUESTIONS: Readonly<Record<string, LocalizedText>> = {
  '404': {
    zh: '刚由其他密钥或其他进程登记的，请带上登记时答复的 `Sealtrail-Min-Position` 再查。',
    en: 'A resource created a moment ago by another key or process: send the position of that response as `Sealtrail-Min-Position`.',
  },
};

/**
 * Adds the declarations of the routes to the document: summary, roles, scope, and every refusal by status; in Chinese only, or in
 * English with the Chinese terms.
 */
export function documentRoutes(document: OpenAPIObject, routes: readonly DeclaredRoute[], language: Language): void {
  for (const { method, path, declaration } of routes) {
    const shownPath = path.replaceAll(/:(\w+)/g, '{$1}');
    const operation = document.paths[shownPath]?.[method.toLowerCase() as 'get'];
    if (operation === undefined || declaration === null) continue;
    operation.summary = bilingual(declaration.summary, language);
    operation.description = descriptionOf(declaration, language);
    operation.security = securityOf(declaration);
    documentGrantHeaders(operation, method, path, declaration, language);
    documentPathParameters(operation, shownPath, declaration.response.kind, language);
    for (const [status, codes] of problemCodesOf(declaration, shownPath)) {
      operation.responses[status] ??= {
        description: problemDescription(method, status, codes, language),
        content: problemWith(codes),
      };
    }
    documentFileFormats(operation, declaration.response, language);
  }
}

const securityOf = ({ roles: who, ticket }: RouteDeclaration): NonNullable<Operation['security']> =>
  who === 'public' ? [] : [{ apiKey: [] }, ...(ticket === true ? [{ streamTicket: [] }] : [])];

const GRANT_HEADERS = {
  [DELEGATION_HEADER]: {
    zh: '委托标识（`POST /v1/delegations`）：以委托人的范围、其名义请求。',
    en: 'Id of a delegation (`POST /v1/delegations`): the request is made in the name, and with the bounds, of the delegator.',
  },
  [EMERGENCY_HEADER]: {
    zh: '应急调阅标识（`POST /v1/emergency-accesses`）：查阅范围以外的该办件，留痕并复核。',
    en: 'Id of an emergency access (`POST /v1/emergency-accesses`): reads this application beyond the bounds of the key; recorded and reviewed.',
  },
} as const;

/** The headers by which a caller claims more than its key. */
function documentGrantHeaders(
  operation: Operation,
  method: string,
  path: string,
  declaration: RouteDeclaration,
  language: Language,
): void {
  const headers: readonly (keyof typeof GRANT_HEADERS)[] = [
    ...(isOpenToDelegates(declaration) ? ([DELEGATION_HEADER] as const) : []),
    ...(isOpenInEmergency(method, path, declaration) ? ([EMERGENCY_HEADER] as const) : []),
  ];
  for (const name of headers) {
    const schema = { type: 'string', format: 'uuid' } as const;
    const description = GRANT_HEADERS[name][language];
    operation.parameters = [
      ...(operation.parameters ?? []),
      { name, in: 'header', required: false, description, schema },
    ];
  }
}

/** Default descriptions of path parameters and responses. */
function documentPathParameters(
  operation: Operation,
  path: string,
  kind: keyof typeof DEFAULT_RESPONSE_DESCRIPTIONS,
  language: Language,
): void {
  for (const parameter of operation.parameters ?? []) {
    if (!('in' in parameter) || parameter.in !== 'path') continue;
    const place = new RegExp(`[^/]+/\\{${parameter.name}\\}`).exec(path)?.[0] ?? '';
    const words = PATH_PARAMETER_DESCRIPTIONS[place]?.[language];
    if (words !== undefined) parameter.description ??= words;
  }
  for (const response of Object.values(operation.responses)) {
    if (response !== undefined && 'description' in response)
      response.description ||= DEFAULT_RESPONSE_DESCRIPTIONS[kind][language];
  }
}

/** The English document includes the Chinese terms. */
const bilingual = ({ zh, en }: LocalizedText, language: Language): string => (language === 'zh' ? zh : `${zh} · ${en}`);

function descriptionOf({ roles: who, scope, description }: RouteDeclaration, language: Language): string {
  const [zh, en] = (['zh', 'en'] as const).map((each) => termOf(scopes, scope, each));
  if (language === 'zh') {
    const terms = who === 'public' ? [] : who.map((role) => `${termOf(roles, role, 'zh')}（\`${role}\`）`);
    return [
      ...(description === undefined ? [] : [description.zh]),
      who === 'public' ? '公开，无需密钥。' : `角色：${terms.join('、')}。`,
      `数据范围：\`${scope}\`，${zh}。`,
    ].join('\n\n');
  }
  return [
    ...(description === undefined ? [] : [description.zh, description.en]),
    who === 'public' ? 'Public.' : `Roles: ${who.map((role) => `\`${role}\``).join(', ')}.`,
    `Scope: \`${scope}\`, ${zh}: ${en}.`,
  ].join('\n\n');
}

function problemDescription(method: string, status: string, codes: readonly string[], language: Language): string {
  const questions = method === 'GET' ? OF_QUESTIONS[status] : undefined;
  const sentences = [BY_STATUS[status], questions].flatMap((text) => (text === undefined ? [] : [text[language]]));
  const lines = codes.map((code) => lineOf(code, language));
  return [sentences.join(language === 'zh' ? '' : ' '), ...lines].join('\n').trim();
}

const lineOf = (code: string, language: Language): string =>
  `- \`${code}\`: ${bilingual(rejectionDeclarationOf(code).title, language)}`;

const FILES = {
  zh: { csv: '首行为固定表头，每行一条记录：', xlsx: '列相同，单元格带类型。' },
  en: {
    csv: 'A line of headings, always the same, and one for each row: ',
    xlsx: 'The same columns, with typed cells.',
  },
} as const satisfies Record<Language, object>;

/** By default Swagger gives every media type of a response the same schema. */
function documentFileFormats(
  { responses }: Operation,
  { table }: RouteDeclaration['response'],
  language: Language,
): void {
  const answer = responses['200'];
  if (table === undefined || answer === undefined || !('content' in answer)) return;
  const headings = table.columns.map(({ heading }) => bilingual(heading, language)).join(', ');
  const words = FILES[language];
  const { csv, xlsx } = MEDIA_TYPES;
  const told: Readonly<Record<string, object>> = {
    [csv]: { type: 'string', description: `${words.csv}${headings}` },
    [xlsx]: { type: 'string', format: 'binary', description: words.xlsx },
  };
  for (const [type, schema] of Object.entries(told)) {
    const content = answer.content?.[type];
    if (content !== undefined) content.schema = schema;
  }
}

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** The schema of a code's parameters, if it has any. */
const parametersOf = (code: string): { readonly $ref: string } | null =>
  rejectionDeclarationOf(code).parameters === undefined ? null : { $ref: `#/components/schemas/ParametersOf.${code}` };

/** A problem with the codes of this route and status, and their parameters: client generators use the list. */
const problemWith = (codes: readonly string[]) => {
  const problem = { $ref: '#/components/schemas/ProblemView' };
  const parameters = codes.flatMap((code) => parametersOf(code) ?? []);
  const told = { code: oneOfCodes(codes), ...(parameters.length === 0 ? {} : { parameters: { anyOf: parameters } }) };
  const schema = codes.length === 0 ? problem : { allOf: [problem, { properties: told }] };
  return { 'application/problem+json': { schema } };
};
