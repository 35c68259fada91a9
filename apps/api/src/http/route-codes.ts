import type { RouteDeclaration } from '../access/access.decorator';
import { isExemptFromLimits } from '../limits/exempt-paths';
import { rejectionDeclarationOf, statusOfKind } from './problem';
import type { ProblemCode } from './problem-code';

/** Codes that any route can be refused with but those that are always answered. */
const UNDER_LOAD: readonly ProblemCode[] = ['request.too-many', 'request.too-many-at-once', 'server.overloaded'];
/** Codes that any route can be refused with: whoever asks may send a body or a query where none is meant. */
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
/** The numbers of `request.refused`: HTTP itself chooses them, for a path, an expectation, a header. */
const OF_HTTP: readonly string[] = ['414', '417', '431'];
/** Codes that any route with a key can be refused with, and those that follow from what a route answers. */
const WITH_KEY: readonly ProblemCode[] = [
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

/** The codes that a route can be refused with, by their status. */
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
