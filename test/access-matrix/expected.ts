import { isBoundBySource } from '@sealtrail/access';
import type { RouteScope } from '../../apps/api/src/access/scopes';
import { COUNTY, type MatrixKey, type Target } from './world';

/** The result for a target: permitted, hidden, or the bound that forbids it. */
export type Verdict = 'department' | 'in person' | 'hidden' | 'official' | 'open' | 'region' | 'source';

type Asked = { readonly key: MatrixKey; readonly target: Target };

/** Regions of the world: the county of the keys contains its own targets. */
const isWithin = (key: MatrixKey, region: string): boolean => key.region === null || region === COUNTY;

const seesCase = ({ key, target }: Asked): boolean =>
  (key.department === null || (target.departments as readonly string[]).includes(key.department)) &&
  isWithin(key, target.region) &&
  (!isBoundBySource(key) || target.filedBy === key.source);

const seesCard = ({ key, target }: Asked): boolean =>
  !isBoundBySource(key) &&
  (key.department === null || target.card.department === key.department) &&
  isWithin(key, target.region);

/**
 * The rated department is that of the case; it reads its orders wherever the case is, as keys of different regions must not
 * reveal it.
 */
const seesOrder = ({ key, target }: Asked): boolean =>
  !isBoundBySource(key) &&
  (key.department === null ? isWithin(key, target.region) : target.department === key.department);

/** An approval is visible to the approver and to the department that reported it, not to branches. */
const seesApproval = ({ key, target }: Asked): boolean =>
  !isBoundBySource(key) &&
  (key.department === null || target.department === key.department) &&
  isWithin(key, target.region);

/** Of the item's department, which held the first check. */
const seesInterview = ({ key, target }: Asked): boolean =>
  !isBoundBySource(key) &&
  (key.department === null || target.department === key.department) &&
  isWithin(key, target.region);

/** Branches cannot confirm it. */
const seesReceipt = ({ key, target }: Asked): boolean =>
  (key.department === null || target.department === key.department) &&
  isWithin(key, target.region) &&
  (!isBoundBySource(key) || target.filedBy === key.source);

/** Summaries of a whole region. */
const seesRegion = ({ key, target }: Asked): Verdict =>
  isBoundBySource(key) ? 'source' : isWithin(key, target.region) ? 'open' : 'region';

const shown = (sees: boolean): Verdict => (sees ? 'open' : 'hidden');

/** A supervising body, here one of the county, decides on cards of its own region only, whatever the region of the key. */
const judges = (asked: Asked): Verdict =>
  seesCard(asked) && asked.target.region !== COUNTY ? 'region' : shown(seesCard(asked));

/** The acting official is checked before the target: the body names `li`. */
const actor = ({ department, official }: MatrixKey): Verdict | null => {
  if (official !== null && official !== 'li') return 'official';
  return department === null ? 'department' : null;
};

/** A delegate does not confirm in the name of the approver. */
const isTheApprovers = ({ official, delegation }: MatrixKey): boolean => official !== null && delegation === undefined;

/** Routes with restrictions beyond their scope, each with its rule. */
const SPECIAL: Readonly<Record<string, (asked: Asked) => Verdict>> = {
  // Only the approver confirms an approval: the key must be the official's own.
  'POST /v1/applications/:id/approvals/:act/confirmation': (asked) =>
    isTheApprovers(asked.key) ? shown(seesCase(asked)) : 'official',
  'POST /v1/applications/:id/approvals/:act/disavowal': (asked) =>
    isTheApprovers(asked.key) ? shown(seesCase(asked)) : 'official',
  // Facts of a case are for readers of its history; a dashboard receives cards only.
  'GET /v1/events': (asked) => (asked.key.role === 'dashboard' ? 'hidden' : shown(seesCase(asked))),
  // The same facts as the feed.
  'GET /v1/stream': () => 'open',
  'POST /v1/stream/tickets': () => 'open',
  // Uploaders read their files, whatever the scope of the case.
  'GET /v1/files/:sha256': (asked) => shown(seesCase(asked) || asked.key.source === asked.target.filedBy),
  // A department always gets the same response, and rates nothing.
  'POST /v1/ratings': (asked) => (asked.key.department === null ? shown(seesCase(asked)) : 'department'),
  'POST /v1/ratings/:id/follow-up-rating': (asked) =>
    asked.key.department === null ? shown(seesCase(asked)) : 'department',
  'GET /v1/approvals': (asked) => shown(seesApproval(asked)),
  // A receipt is confirmed by the item's department, and visible to the source that filed it.
  'GET /v1/receipt-confirmations': (asked) => shown(seesReceipt(asked)),
  // An order belongs to the rated department only, not to others involved in the case.
  'GET /v1/rating-orders': (asked) => shown(seesOrder(asked)),
  'GET /v1/rating-orders/:orderId': (asked) => shown(seesOrder(asked)),
  'POST /v1/rating-orders/:orderId/rectification': (asked) => actor(asked.key) ?? shown(seesOrder(asked)),
  // Feedback to a card belongs to the charged unit.
  'POST /v1/cards/:id/acknowledgement': (asked) => actor(asked.key) ?? shown(seesCard(asked)),
  'POST /v1/cards/:id/explanation': (asked) => actor(asked.key) ?? shown(seesCard(asked)),
  'POST /v1/cards/:id/rectification': (asked) => actor(asked.key) ?? shown(seesCard(asked)),
  'POST /v1/cards/:id/appeal': (asked) => actor(asked.key) ?? shown(seesCard(asked)),
  'POST /v1/cards/:id/closing': judges,
  'POST /v1/cards/:id/appeal-decision': judges,
  'POST /v1/cards/:id/revocation': judges,
  'POST /v1/cards/:id/referral': judges,
  'POST /v1/cards/:id/outcome': judges,
  // An interview is that of the department, wherever its cards are.
  'GET /v1/interviews': (asked) => shown(seesInterview(asked)),
  'POST /v1/interviews/:id/holding': (asked) =>
    seesInterview(asked) && asked.target.region !== COUNTY ? 'region' : shown(seesInterview(asked)),
  // Keys of a department cannot publish about others; publications of a region are visible to its keys.
  'PUT /v1/reports/publications/:region/:period': ({ key, target }) =>
    key.department !== null ? 'department' : isWithin(key, target.region) ? 'open' : 'region',
  'GET /v1/reports/publications/:region/:period': (asked) => seesRegion(asked),
  // Keys of a department draw nothing, and find nothing.
  'POST /v1/spot-checks': ({ key, target }) =>
    key.department !== null ? 'department' : isWithin(key, target.region) ? 'open' : 'region',
  'POST /v1/spot-checks/:id/findings': ({ key }) => (key.department !== null ? 'department' : 'open'),
  'GET /v1/spot-checks/:id': () => 'open',
  'GET /v1/spot-checks/:id/cases': () => 'open',
  'GET /v1/reports/circulars/:period': (asked) => seesRegion(asked),
  // Keys outside of the issuer's region do not exist for it; a new key must be within.
  'DELETE /v1/api-keys/:id': ({ key, target }) => shown(isWithin(key, target.region)),
  'GET /v1/api-keys': ({ key, target }) => shown(isWithin(key, target.region)),
  // Reviewed by auditors of the region of the case; the id of the delegation does not exist.
  'GET /v1/emergency-accesses': ({ key, target }) => shown(isWithin(key, target.region)),
  'POST /v1/emergency-accesses/:id/review': ({ key, target }) => shown(isWithin(key, target.region)),
  'DELETE /v1/delegations/:id': () => 'hidden',
  // Webhooks outside of the administrator's region do not exist for it; a new one must be within.
  ...Object.fromEntries(
    [
      'GET /v1/webhooks',
      'GET /v1/webhooks/:id',
      'PUT /v1/webhooks/:id',
      'DELETE /v1/webhooks/:id',
      'GET /v1/webhooks/:id/deliveries',
      ...['disabling', 'enabling', 'replay', 'secret', 'test'].map((what) => `POST /v1/webhooks/:id/${what}`),
    ].map((route) => [route, ({ key, target }: Asked) => shown(isWithin(key, target.region))]),
  ),
  'GET /v1/departments/:code/officials': ({ key, target }) =>
    shown(
      !isBoundBySource(key) &&
        (key.department === null || key.department === target.department) &&
        isWithin(key, target.region),
    ),
};

/** The verdict that follows from the declaration of a route. */
export function expectedOf(route: string, scope: RouteScope, namesOfficial: boolean, asked: Asked): Verdict {
  const { key, target } = asked;
  const special = SPECIAL[route];
  if (special !== undefined) return special(asked);
  switch (scope) {
    case 'country':
      return key.region === null ? 'open' : 'region';
    case 'act':
      return actor(key) ?? shown(seesCase(asked));
    case 'case':
      return (namesOfficial && key.department !== null ? actor(key) : null) ?? shown(seesCase(asked));
    case 'ownItems':
      if (key.official !== null) return 'official';
      if (key.role !== 'window' && key.department !== null && key.department !== target.department) return 'department';
      return isWithin(key, target.region) ? 'open' : 'region';
    case 'jurisdiction':
      return isWithin(key, target.region) ? 'open' : 'region';
    case 'unit':
      return shown(seesCard(asked));
    case 'anyKey':
    case 'ownKey':
    case 'public':
    case 'secret':
      return 'open';
  }
}
