import { isBoundBySource } from '@sealtrail/access';
import type { RouteScope } from '../../apps/api/src/access/scopes';
import { COUNTY, type MatrixKey, type Target } from './world';

/** What a key is told of a target: it may, it is not there, or which bound forbids it. */
export type Verdict = 'department' | 'hidden' | 'official' | 'open' | 'region' | 'source';

type Asked = { readonly key: MatrixKey; readonly target: Target };

/** Regions of the world: the county of the keys holds what is its own. */
const isWithin = (key: MatrixKey, region: string): boolean => key.region === null || region === COUNTY;

const seesCase = ({ key, target }: Asked): boolean =>
  (key.department === null || (target.departments as readonly string[]).includes(key.department)) &&
  isWithin(key, target.region) &&
  (!isBoundBySource(key) || target.filedBy === key.source);

const seesCard = ({ key, target }: Asked): boolean =>
  !isBoundBySource(key) &&
  (key.department === null || target.card.department === key.department) &&
  isWithin(key, target.region);

/** The rated department is the case's own; it sees its orders wherever the case is, for keys of unlike regions must not tell. */
const seesOrder = ({ key, target }: Asked): boolean =>
  !isBoundBySource(key) &&
  (key.department === null ? isWithin(key, target.region) : target.department === key.department);

/** An approval is its approver's, and the department's that tells of it: no branch's. */
const seesApproval = ({ key, target }: Asked): boolean =>
  !isBoundBySource(key) &&
  (key.department === null || target.department === key.department) &&
  isWithin(key, target.region);

/** No branch confirms it. */
const seesReceipt = ({ key, target }: Asked): boolean =>
  (key.department === null || target.department === key.department) &&
  isWithin(key, target.region) &&
  (!isBoundBySource(key) || target.filedBy === key.source);

/** What is put together of a whole region. */
const seesRegion = ({ key, target }: Asked): Verdict =>
  isBoundBySource(key) ? 'source' : isWithin(key, target.region) ? 'open' : 'region';

const shown = (sees: boolean): Verdict => (sees ? 'open' : 'hidden');

/** A body, here one of the county, judges the cards of its own region alone, wherever the key reaches. */
const judges = (asked: Asked): Verdict =>
  seesCard(asked) && asked.target.region !== COUNTY ? 'region' : shown(seesCard(asked));

/** Who acts, before it is looked at what for: the body names `li`. */
const actor = ({ department, official }: MatrixKey): Verdict | null => {
  if (official !== null && official !== 'li') return 'official';
  return department === null ? 'department' : null;
};

/** Routes that bound more than their scope says, each by a rule of its own. */
const SPECIAL: Readonly<Record<string, (asked: Asked) => Verdict>> = {
  // An approver's word is nobody else's: the key must be the official's own.
  'POST /v1/applications/:id/approvals/:act/confirmation': (asked) =>
    asked.key.official === null ? 'official' : shown(seesCase(asked)),
  'POST /v1/applications/:id/approvals/:act/disavowal': (asked) =>
    asked.key.official === null ? 'official' : shown(seesCase(asked)),
  // Facts of a case are for who reads its history; a dashboard is given cards alone.
  'GET /v1/events': (asked) => (asked.key.role === 'dashboard' ? 'hidden' : shown(seesCase(asked))),
  // What it brings is what the feed has.
  'GET /v1/stream': () => 'open',
  'POST /v1/stream/tickets': () => 'open',
  // Who sent a file reads it, whatever bounds the case.
  'GET /v1/files/:sha256': (asked) => shown(seesCase(asked) || asked.key.source === asked.target.filedBy),
  // A department hears the same whatever stands, and rates nothing.
  'POST /v1/ratings': (asked) => (asked.key.department === null ? shown(seesCase(asked)) : 'department'),
  'POST /v1/ratings/:id/follow-up-rating': (asked) =>
    asked.key.department === null ? shown(seesCase(asked)) : 'department',
  'GET /v1/approvals': (asked) => shown(seesApproval(asked)),
  // A receipt is confirmed by the item's department, and seen by the source that filed it.
  'GET /v1/receipt-confirmations': (asked) => shown(seesReceipt(asked)),
  // An order is the rated department's, whoever had to do with the case besides.
  'GET /v1/rating-orders': (asked) => shown(seesOrder(asked)),
  'GET /v1/rating-orders/:orderId': (asked) => shown(seesOrder(asked)),
  'POST /v1/rating-orders/:orderId/rectification': (asked) => actor(asked.key) ?? shown(seesOrder(asked)),
  // The answer to a card is the charged unit's own.
  'POST /v1/cards/:id/acknowledgement': (asked) => actor(asked.key) ?? shown(seesCard(asked)),
  'POST /v1/cards/:id/explanation': (asked) => actor(asked.key) ?? shown(seesCard(asked)),
  'POST /v1/cards/:id/rectification': (asked) => actor(asked.key) ?? shown(seesCard(asked)),
  'POST /v1/cards/:id/appeal': (asked) => actor(asked.key) ?? shown(seesCard(asked)),
  'POST /v1/cards/:id/closing': judges,
  'POST /v1/cards/:id/appeal-decision': judges,
  'POST /v1/cards/:id/revocation': judges,
  'POST /v1/cards/:id/referral': judges,
  'POST /v1/cards/:id/outcome': judges,
  // Whoever is of one department publishes nothing about the others; what is published of a region is its keys' to see.
  'PUT /v1/reports/publications/:region/:period': ({ key, target }) =>
    key.department !== null ? 'department' : isWithin(key, target.region) ? 'open' : 'region',
  'GET /v1/reports/publications/:region/:period': (asked) => seesRegion(asked),
  'GET /v1/reports/circulars/:period': (asked) => seesRegion(asked),
  // What is not within the issuer's region is not there; a new key must be.
  'DELETE /v1/api-keys/:id': ({ key, target }) => shown(isWithin(key, target.region)),
  'GET /v1/api-keys': ({ key, target }) => shown(isWithin(key, target.region)),
  // What is not within the administrator's region is not there; a new one must be.
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

/** The verdict that follows from what a route declares. */
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
