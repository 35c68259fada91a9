import { type ApiDocument, jsonRoutes, sample } from '../request-schemas';
import type { Verdict } from './expected';
import { SILENT } from './silent-webhook';
import type { MatrixKey, Target } from './world';

/** How to request a route for a target, and how a list shows that it contains the target. */
export type Way = {
  readonly path: (target: Target) => string;
  readonly body?: (target: Target) => object;
  /** Replaces the body generated from the schema, for members that exclude each other. */
  readonly whole?: (target: Target) => object;
  /** Codes of the route that tell which bound forbids the request. */
  readonly refusals?: Readonly<Record<string, Verdict>>;
  readonly row?: (row: Readonly<Record<string, unknown>>, target: Target) => boolean;
  /** The member with the rows, if it is not `items`. */
  readonly rows?: 'events';
};

const same = (path: string, body?: object): Way => ({
  path: () => path,
  ...(body === undefined ? {} : { body: () => body }),
});

const PARAMETERS: Readonly<Record<string, string>> = { ':n': '1', ':stepId': 'own', ':act': 'decision' };

/** Routes below a case need no entry. */
const BELOW_A_CASE = '/v1/applications/:id';

const department = ({ department: name, region }: Target) => ({
  name,
  region,
  level: 'county',
  uscc: null,
  parent: null,
});
const item = ({ department: of }: Target) => ({
  name: of,
  department: of,
  kind: 'licence',
  class: 'promised',
  statutory: { days: 20 },
  promised: { days: 10 },
});

const ofCard = (step: string, body: object): Way => ({
  path: ({ card }) => `/v1/cards/${card.id}/${step}`,
  body: () => body,
});
/** Keys of supervisors state their body: one in the region of each. */
const OUTSIDE = { department: 'other', officer: 'li' };

/** All other routes. A route that is neither here nor below a case is missing in the matrix, and fails. */
const WAYS: Readonly<Record<string, Way>> = {
  'GET /health/live': same('/health/live'),
  'GET /health/ready': same('/health/ready'),
  'GET /metrics': same('/metrics'),
  'GET /problems': same('/problems'),
  'GET /problems/:code': same('/problems/access.forbidden'),
  'GET /v1/access-trail': same('/v1/access-trail'),
  'GET /v1/api-keys': { path: () => '/v1/api-keys?limit=1000', row: ({ id }, { apiKey }) => id === apiKey },
  'POST /v1/api-keys': {
    path: () => '/v1/api-keys',
    body: ({ region }) => ({
      name: 'n',
      role: 'dashboard',
      region,
      department: null,
      official: null,
      source: null,
      expiresAt: null,
    }),
  },
  'DELETE /v1/api-keys/:id': { path: ({ apiKey }) => `/v1/api-keys/${apiKey}` },
  'GET /v1/delegations': same('/v1/delegations'),
  'POST /v1/delegations': same('/v1/delegations', { delegate: '0'.repeat(16), from: null, until: null }),
  'DELETE /v1/delegations/:id': same('/v1/delegations/none'),
  'GET /v1/emergency-accesses': {
    path: () => '/v1/emergency-accesses?limit=1000',
    row: ({ application }, { id }) => application === id,
  },
  'POST /v1/emergency-accesses': {
    path: () => '/v1/emergency-accesses',
    whole: ({ id: application }) => ({ application, reason: 'an emergency of the matrix' }),
  },
  'POST /v1/emergency-accesses/:id/review': {
    path: ({ emergencyAccess }) => `/v1/emergency-accesses/${emergencyAccess}/review`,
  },
  'GET /v1/applications': {
    path: () => '/v1/applications?limit=1000',
    row: ({ applicationId }, { id }) => applicationId === id,
  },
  'POST /v1/applications': {
    path: () => '/v1/applications',
    body: ({ item: of }) => ({ item: of, receivingDepartment: null, scenario: null, channel: 'web', agent: null }),
    refusals: { 'application.other-department': 'department' },
  },
  'GET /v1/approvals': {
    path: () => '/v1/approvals?limit=1000',
    row: ({ applicationId }, { decided }) => applicationId === decided,
  },
  'GET /v1/calendars': same('/v1/calendars'),
  'GET /v1/calendars/:id': same('/v1/calendars/cn-national'),
  'PUT /v1/calendars/:id': {
    path: ({ department: id }) => `/v1/calendars/of-${id}`,
    body: ({ region }) => ({ region, parent: 'cn-national' }),
  },
  'GET /v1/proof-reviews': {
    path: () => '/v1/proof-reviews?limit=1000',
    row: ({ applicationId }, { id }) => applicationId === id,
  },
  'GET /v1/receipt-confirmations': {
    path: () => '/v1/receipt-confirmations?limit=1000',
    row: ({ applicationId }, { toldBack }) => applicationId === toldBack,
  },
  'GET /v1/caller': same('/v1/caller'),
  'GET /v1/calendars/:id/days': same('/v1/calendars/cn-national/days?from=2026-03-01&to=2026-03-02'),
  'PUT /v1/calendars/:id/days/:date': {
    path: ({ department: id }) => `/v1/calendars/of-${id}/days/2026-12-31`,
    body: () => ({ working: true }),
  },
  'PUT /v1/calendars/:id/years/:year': { path: ({ department: id }) => `/v1/calendars/of-${id}/years/2027` },
  'GET /v1/calendars/:id/limit': same('/v1/calendars/cn-national/limit?start=2026-03-02&workingDays=5'),
  'GET /v1/supervision-exemptions': { path: ({ region }) => `/v1/supervision-exemptions?region=${region}` },
  'PUT /v1/supervision-exemptions/:id': {
    path: ({ region }) => `/v1/supervision-exemptions/of-${region}`,
    whole: ({ region }) => ({
      ground: 'forceMajeure',
      region,
      from: '2030-01-01T00:00:00+08:00',
      to: '2030-01-02T00:00:00+08:00',
      documentNumber: '济政办发〔2029〕12号',
    }),
  },
  'GET /v1/spot-checks': same('/v1/spot-checks'),
  'POST /v1/spot-checks': {
    path: () => '/v1/spot-checks',
    body: ({ region }) => ({ region, department: null, item: null, period: '2026-01' }),
    refusals: { 'spot-check.nothing-decided': 'open', 'region.outside': 'region' },
  },
  // There is none: which region sees a check is in the spec of its controller.
  'GET /v1/spot-checks/:id': { path: () => '/v1/spot-checks/none', refusals: { 'spot-check.not-found': 'open' } },
  'GET /v1/spot-checks/:id/cases': {
    path: () => '/v1/spot-checks/none/cases',
    refusals: { 'spot-check.not-found': 'open' },
  },
  'POST /v1/spot-checks/:id/findings': {
    path: () => '/v1/spot-checks/none/findings',
    refusals: { 'spot-check.not-found': 'open' },
  },
  'GET /v1/supervision-policies': same('/v1/supervision-policies?region=370100'),
  'GET /v1/supervision-policies/:id': same('/v1/supervision-policies/default-cn-1'),
  'PUT /v1/supervision-policies/:id': {
    path: ({ region }) => `/v1/supervision-policies/of-${region}`,
    body: ({ region }) => ({ region, inForceFrom: '2030-01-01T00:00:00+08:00' }),
  },
  'POST /v1/supervision-policies/:id/dry-runs': {
    path: () => '/v1/supervision-policies/default-cn-1/dry-runs',
    body: ({ region }) => ({ region, inForceFrom: null, from: '2026-03-01', to: '2026-03-31', calendarChange: null }),
  },
  'GET /v1/cards': {
    path: ({ id }) => `/v1/cards?applicationId=${id}`,
    row: ({ cardId }, { card }) => cardId === card.id,
  },
  'GET /v1/notices': {
    path: () => '/v1/notices?limit=1000',
    row: ({ noticeId }, { notice }) => noticeId === notice,
  },
  'POST /v1/notices/:id/delivery': { path: ({ notice }) => `/v1/notices/${notice}/delivery` },
  'POST /v1/notices/:id/failure': { path: ({ notice }) => `/v1/notices/${notice}/failure` },
  'GET /v1/interviews': {
    path: () => '/v1/interviews?limit=1000',
    row: ({ interviewId }, { interview }) => interviewId === interview,
  },
  'POST /v1/interviews/:id/holding': {
    path: ({ interview }) => `/v1/interviews/${interview}/holding`,
    body: () => OUTSIDE,
  },
  'GET /v1/cards/:id': { path: ({ card }) => `/v1/cards/${card.id}` },
  'GET /v1/cards/:id/computation': { path: ({ card }) => `/v1/cards/${card.id}/computation` },
  'POST /v1/cards/:id/confirmation': { path: ({ card }) => `/v1/cards/${card.id}/confirmation` },
  'POST /v1/cards/:id/dismissal': { path: ({ card }) => `/v1/cards/${card.id}/dismissal` },
  'POST /v1/cards/:id/acknowledgement': ofCard('acknowledgement', { officer: 'li' }),
  'POST /v1/cards/:id/explanation': ofCard('explanation', { officer: 'li' }),
  'POST /v1/cards/:id/rectification': ofCard('rectification', { officer: 'li' }),
  'POST /v1/cards/:id/appeal': ofCard('appeal', { officer: 'li' }),
  'POST /v1/cards/:id/closing': ofCard('closing', OUTSIDE),
  'POST /v1/cards/:id/appeal-decision': ofCard('appeal-decision', OUTSIDE),
  'POST /v1/cards/:id/revocation': ofCard('revocation', OUTSIDE),
  'POST /v1/cards/:id/referral': ofCard('referral', OUTSIDE),
  'POST /v1/cards/:id/outcome': ofCard('outcome', OUTSIDE),
  'GET /v1/clock': same('/v1/clock'),
  'PUT /v1/clock': same('/v1/clock', { now: '2026-03-31T09:00:00+08:00' }),
  'GET /v1/departments': same('/v1/departments'),
  'GET /v1/departments/:code': { path: ({ department: code }) => `/v1/departments/${code}` },
  'PUT /v1/departments/:code': { path: ({ department: code }) => `/v1/departments/${code}`, body: department },
  'GET /v1/departments/:code/officials': {
    path: ({ department: code }) => `/v1/departments/${code}/officials`,
    row: ({ id }) => id === 'li',
  },
  'PUT /v1/departments/:code/officials/:id': {
    path: ({ department: code }) => `/v1/departments/${code}/officials/zhao`,
    body: () => ({ posts: ['officer', 'approver'], mandates: [{ from: '2020-01-01' }] }),
  },
  'GET /v1/events': {
    path: () => '/v1/events?limit=500&types=ApplicationSubmitted',
    rows: 'events',
    row: ({ subject }, { id }) => subject === id,
  },
  'POST /v1/files': same('/v1/files', {}),
  'GET /v1/events/consumers': same('/v1/events/consumers'),
  'GET /v1/files/:sha256': { path: ({ file }) => `/v1/files/${file}` },
  'GET /v1/items': same('/v1/items'),
  'GET /v1/items/:code': { path: ({ item: code }) => `/v1/items/${code}` },
  'PUT /v1/items/:code': { path: ({ department: code }) => `/v1/items/spare-${code}`, whole: item },
  'POST /v1/items/:code/withdrawal': {
    path: ({ department: code }) => `/v1/items/spare-${code}/withdrawal`,
    body: () => ({ effectiveFrom: '2027-01-01' }),
  },
  'GET /v1/ratings': {
    path: () => '/v1/ratings?limit=1000',
    row: ({ ratingId }, { rating }) => ratingId === rating.id,
  },
  'POST /v1/ratings': {
    path: () => '/v1/ratings',
    body: ({ id: applicationId }) => ({ applicationId, anonymous: false }),
  },
  'GET /v1/ratings/:id': { path: ({ rating }) => `/v1/ratings/${rating.id}` },
  'GET /v1/ratings/:id/rater': { path: ({ rating }) => `/v1/ratings/${rating.id}/rater` },
  'POST /v1/ratings/:id/follow-up': { path: ({ rating }) => `/v1/ratings/${rating.id}/follow-up` },
  'POST /v1/ratings/:id/follow-up-rating': { path: ({ rating }) => `/v1/ratings/${rating.id}/follow-up-rating` },
  'POST /v1/ratings/:id/order': { path: ({ rating }) => `/v1/ratings/${rating.id}/order` },
  'POST /v1/ratings/:id/reply': { path: ({ rating }) => `/v1/ratings/${rating.id}/reply` },
  'POST /v1/ratings/:id/verification': { path: ({ rating }) => `/v1/ratings/${rating.id}/verification` },
  'POST /v1/ratings/:id/void': { path: ({ rating }) => `/v1/ratings/${rating.id}/void` },
  'GET /v1/patrols': same('/v1/patrols'),
  'GET /v1/rating-orders': {
    path: () => '/v1/rating-orders?limit=1000',
    row: ({ orderId }, { rating }) => orderId === rating.order,
  },
  'GET /v1/rating-orders/:orderId': { path: ({ rating }) => `/v1/rating-orders/${rating.order}` },
  'POST /v1/rating-orders/:orderId/rectification': {
    path: ({ rating }) => `/v1/rating-orders/${rating.order}/rectification`,
    whole: () => ({ officer: 'li', done: 'done' }),
  },
  'POST /v1/ratings/by-token': same('/v1/ratings/by-token', { anonymous: false }),
  'GET /v1/reports/cards': same('/v1/reports/cards?period=2026-03'),
  'GET /v1/reports/catalog': same('/v1/reports/catalog'),
  'GET /v1/reports/efficiency': same('/v1/reports/efficiency?period=2026-03'),
  'GET /v1/reports/load': same('/v1/reports/load'),
  'GET /v1/reports/publications': same('/v1/reports/publications'),
  'GET /v1/reports/publications/:region/:period': {
    path: ({ region }) => `/v1/reports/publications/${region}/2025-12`,
    refusals: { 'publication.not-found': 'open', 'region.outside': 'region' },
  },
  'PUT /v1/reports/publications/:region/:period': {
    path: ({ region }) => `/v1/reports/publications/${region}/2025-12`,
    whole: () => ({
      document: { number: '政务通报〔2026〕1号', date: '2026-01-05', seal: '政务服务管理办公室' },
      post: '科长',
    }),
    refusals: { 'region.outside': 'region' },
  },
  'GET /v1/reports/circulars/:period': {
    path: ({ region }) => `/v1/reports/circulars/2026-03?region=${region}`,
    refusals: { 'region.outside': 'region' },
  },
  'GET /v1/reports/scores': same('/v1/reports/scores?period=2026-03'),
  'GET /v1/reports/indicators': same('/v1/reports/indicators'),
  'GET /v1/reports/ranking': same('/v1/reports/ranking?period=2026-03'),
  'GET /v1/reports/ratings': same('/v1/reports/ratings?period=2026-02'),
  'GET /v1/reports/forecast': same('/v1/reports/forecast'),
  'GET /v1/reports/time': same('/v1/reports/time?period=2026-03'),
  'GET /v1/reports/trend': same('/v1/reports/trend?period=2026'),
  // Permitted requests stay open: so the request is one that is refused after the access check.
  'GET /v1/stream': { ...same('/v1/stream?types=none'), refusals: { 'request.invalid': 'open' } },
  'POST /v1/stream/tickets': same('/v1/stream/tickets'),
  'GET /v1/webhooks': { path: () => '/v1/webhooks?limit=1000', row: ({ id }, { webhook }) => id === webhook },
  'POST /v1/webhooks': {
    path: () => '/v1/webhooks',
    whole: ({ region }) => ({ ...SILENT, role: 'dashboard', region }),
  },
  'GET /v1/webhooks/:id': { path: ({ webhook }) => `/v1/webhooks/${webhook}` },
  'PUT /v1/webhooks/:id': { path: ({ webhook }) => `/v1/webhooks/${webhook}`, whole: () => SILENT },
  'GET /v1/webhooks/:id/deliveries': { path: ({ webhook }) => `/v1/webhooks/${webhook}/deliveries` },
  'POST /v1/webhooks/:id/secret': { path: ({ webhook }) => `/v1/webhooks/${webhook}/secret`, whole: () => ({}) },
  'POST /v1/webhooks/:id/test': { path: ({ webhook }) => `/v1/webhooks/${webhook}/test` },
  'POST /v1/webhooks/:id/replay': { path: ({ webhook }) => `/v1/webhooks/${webhook}/replay`, whole: () => ({}) },
  'POST /v1/webhooks/:id/enabling': {
    path: ({ spareWebhook }) => `/v1/webhooks/${spareWebhook}/enabling`,
    whole: () => ({}),
  },
  'POST /v1/webhooks/:id/disabling': { path: ({ webhook }) => `/v1/webhooks/${webhook}/disabling` },
  'DELETE /v1/webhooks/:id': { path: ({ removableWebhook }) => `/v1/webhooks/${removableWebhook}` },
  'POST /v1/track': same('/v1/track', {}),
};

/** Lists and sums without a row for each target: their content is checked separately. */
export const WITHOUT_TARGET: readonly string[] = [
  'GET /v1/access-trail',
  'GET /v1/delegations',
  'GET /v1/events/consumers',
  'GET /v1/patrols',
  'GET /v1/reports/cards',
  'GET /v1/reports/efficiency',
  'GET /v1/reports/load',
  'GET /v1/reports/indicators',
  'GET /v1/reports/publications',
  'GET /v1/reports/ranking',
  'GET /v1/reports/ratings',
  'GET /v1/reports/scores',
  'GET /v1/reports/forecast',
  'GET /v1/reports/time',
  'GET /v1/reports/trend',
  'GET /v1/spot-checks',
];

export function wayOf(route: string): Way {
  const way = WAYS[route];
  if (way !== undefined) return way;
  const [, path = ''] = route.split(' ');
  if (!path.startsWith(BELOW_A_CASE)) throw new Error(`${route} is not in the matrix`);
  const below = path.slice(BELOW_A_CASE.length).replaceAll(/:\w+/g, (name) => PARAMETERS[name] ?? name);
  return { path: ({ id }) => `/v1/applications/${id}${below}` };
}

/** Members omitted from a valid body: late reports, proofs and other persons. */
const LEFT_OUT = ['occurredAt', 'onTheSpot', 'source', 'externalNo', 'printSlip', 'stepId', 'file'];

/** Valid bodies by the published schemas, for every route. */
export function bodiesOf(document: ApiDocument): (route: string) => Readonly<Record<string, unknown>> | null {
  const found = new Map(
    jsonRoutes(document).map(({ method, path, schema }) => {
      const right = sample(schema, document) as Record<string, unknown>;
      const told = Object.entries(right).filter(([name]) => !LEFT_OUT.includes(name));
      return [`${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, Object.fromEntries(told)];
    }),
  );
  return (route) => found.get(route) ?? null;
}

/** The body of a route for a target, as sent with a key. */
export function bodyFor(
  right: Readonly<Record<string, unknown>> | null,
  way: Way,
  { key, target, acts }: { readonly key: MatrixKey; readonly target: Target; readonly acts: boolean },
): object | null {
  if (way.whole !== undefined) return way.whole(target);
  if (right === null) return way.body === undefined ? null : way.body(target);
  const { officer, ...rest } = right;
  const named = officer !== undefined && (acts || key.department !== null) ? { officer: 'li' } : {};
  const paper = { code: 'plan', satisfiedBy: 'paper' };
  const plain = 'materials' in rest ? { materials: [paper] } : 'satisfiedBy' in rest ? paper : {};
  const proof =
    'proofOfService' in rest
      ? { proofOfService: { mode: 'courier', servedAt: '2026-03-31T08:30:00+08:00', reference: 'n' } }
      : {};
  const document = 'document' in rest ? { document: { ...(rest['document'] as object), date: '2026-03-31' } } : {};
  return { ...rest, ...document, ...proof, ...plain, ...way.body?.(target), ...named };
}

const HIDDEN = [
  'api-key.not-found',
  'delegation.not-found',
  'emergency-access.not-found',
  'application.not-found',
  'supervision.card-not-found',
  'file.not-found',
  'interview.not-found',
  'notice.not-found',
  'rating.not-found',
  'rating-order.not-found',
  'webhook.not-found',
];
const FORBIDDEN: Readonly<Record<string, Verdict>> = {
  'access.delegation-invalid': 'in person',
  'region.outside': 'region',
};

/** What a response reveals about the target. A refusal by a rule, or a request without effect, counts as open. */
export function verdictOf(status: number, body: unknown, way: Way, target: Target): string {
  const {
    code = '',
    parameters = {},
    [way.rows ?? 'items']: items,
  } = (body ?? {}) as {
    readonly code?: string;
    readonly parameters?: { readonly because?: string; readonly bound?: string };
    readonly items?: readonly Readonly<Record<string, unknown>>[];
    readonly events?: readonly Readonly<Record<string, unknown>>[];
  };
  if (way.refusals?.[code] !== undefined) return way.refusals[code];
  if (status === 403) return FORBIDDEN[code] ?? parameters.because ?? parameters.bound ?? code;
  if (status === 404 && HIDDEN.includes(code)) return 'hidden';
  if (status >= 500 || status === 400 || status === 401 || code === 'request.invalid') return `${status} ${code}`;
  const { row } = way;
  return row === undefined || items?.some((each) => row(each, target)) === true ? 'open' : 'hidden';
}
