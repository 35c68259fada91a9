import type { RouteDeclaration } from '../access/access.decorator';
import { isExemptFromLimits } from '../limits/exempt-paths';
import { rejectionDeclarationOf, statusOfKind } from './problem';
import type { ProblemCode } from './problem-code';

/** Codes of all routes, except those that are never refused under load. */
const UNDER_LOAD: readonly ProblemCode[] = ['request.too-many', 'request.too-many-at-once', 'server.overloaded'];
/** Codes of all routes: any client may send an unexpected body or query. */
const EVERY_ROUTE: readonly ProblemCode[] = [
  'media.unsupported',
  'request.invalid',
  'request.not-utf8',
  'request.refused',
  'request.timeout',
  'request.too-large',
  'request.unreadable',
  'server.error',
];
/** Statuses of `request.refused`, chosen by the HTTP layer for a path, an expectation or a header. */
const OF_HTTP: readonly string[] = ['414', '417', '431'];
/** Codes of all routes that require a key, and codes that follow from the kind of response. */
const WITH_KEY: readonly ProblemCode[] = [
  'access.delegation-invalid',
  'access.emergency-invalid',
  'access.forbidden',
  'access.issuer-unavailable',
  'access.unauthenticated',
  'request.header-invalid',
  'store.damaged',
  'store.facts-missing',
  'store.unavailable',
  'store.unreadable',
];
const BY_KIND: Readonly<Record<RouteDeclaration['response']['kind'], readonly ProblemCode[]>> = {
  command: [
    'command.key-reused',
    'command.refused-too-often',
    'command.running',
    'command.too-slow',
    'outcome.unknown',
    'store.full',
    'stream.busy',
    'stream.changed',
  ],
  view: ['format.not-offered', 'view.behind', 'view.beyond-log', 'view.incomplete'],
  list: ['format.not-offered', 'view.behind', 'view.beyond-log'],
  other: [],
};
const OF_FILES: readonly ProblemCode[] = ['export.too-many'];
const OF_PERSONAL_DATA: readonly ProblemCode[] = ['access-trail.unavailable'];

/** The codes that a route can be refused with, by status. */
export function problemCodesOf(
  { response: answers, problems = [], roles }: RouteDeclaration,
  path: string,
): ReadonlyMap<string, readonly string[]> {
  const codes = new Set<ProblemCode>([
    ...problems,
    ...EVERY_ROUTE,
    ...(roles === 'public' ? [] : WITH_KEY),
    ...(isExemptFromLimits(path) ? [] : UNDER_LOAD),
    ...BY_KIND[answers.kind],
    ...(answers.table === undefined ? [] : OF_FILES),
    ...((answers.personal ?? []).length === 0 ? [] : OF_PERSONAL_DATA),
  ]);
  const byStatus = new Map<string, string[]>(OF_HTTP.map((status) => [status, ['request.refused']]));
  if (roles !== 'public' && /[{:]/.test(path)) byStatus.set('404', []);
  for (const code of [...codes].toSorted()) {
    const status = String(statusOfKind(rejectionDeclarationOf(code).kind));
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}
