import type { Role } from '@sealtrail/access';

const handling: readonly Role[] = ['officer', 'chiefRepresentative', 'integrator', 'admin'];
const receiving: readonly Role[] = ['window', ...handling];
const filing: readonly Role[] = ['applicantPortal', ...receiving];
const watching: readonly Role[] = ['supervisor', 'discipline', 'dashboard', 'admin'];
const supervising: readonly Role[] = ['supervisor', 'admin'];
const admin: readonly Role[] = ['admin'];
/** Sees cases, each within its scope. */
const seeing: readonly Role[] = [...receiving, 'supervisor', 'discipline', 'dashboard'];
const everyone: readonly Role[] = ['applicantPortal', ...seeing];

/**
 * THE table of who may do what: method and path → roles. What is not in it is refused. A spec compares it with the
 * routes that the controllers declare; what a role sees of an answer is its scope's matter.
 */
export const ROUTES: Readonly<Record<string, readonly Role[] | 'public'>> = {
  // Process
  'GET /health/live': 'public',
  'GET /health/ready': 'public',
  'GET /problems/:code': 'public',
  'GET /openapi.json': 'public',

  // Administration
  'POST /v1/api-keys': admin,
  'GET /v1/api-keys': admin,
  'DELETE /v1/api-keys/:id': admin,
  'GET /v1/clock': everyone,
  'PUT /v1/clock': admin,

  // Files
  'POST /v1/files': filing,
  'GET /v1/files/:sha256': [...receiving, 'supervisor', 'discipline'],

  // Catalog
  'PUT /v1/departments/:code': admin,
  'PUT /v1/departments/:code/officials/:id': admin,
  'GET /v1/departments': everyone,
  'GET /v1/departments/:code': everyone,
  'GET /v1/departments/:code/officials': [...receiving, 'supervisor', 'discipline'],
  'PUT /v1/items/:code': admin,
  'POST /v1/items/:code/withdrawal': admin,
  'GET /v1/items': everyone,
  'GET /v1/items/:code': everyone,
  'PUT /v1/calendars/:id/days/:date': admin,
  'GET /v1/calendars/:id/days': everyone,
  'GET /v1/calendars/:id/limit': everyone,

  // Applications
  'POST /v1/applications': filing,
  'POST /v1/applications/:id/materials': filing,
  'POST /v1/applications/:id/correction-notices': receiving,
  'POST /v1/applications/:id/corrections': filing,
  'POST /v1/applications/:id/acceptance': receiving,
  'POST /v1/applications/:id/non-acceptance': receiving,
  'POST /v1/applications/:id/steps/:stepId/opinion': handling,
  'POST /v1/applications/:id/suspensions': handling,
  'POST /v1/applications/:id/suspensions/:n/notice': handling,
  'POST /v1/applications/:id/suspensions/:n/prolongation': handling,
  'POST /v1/applications/:id/suspensions/:n/end': handling,
  'POST /v1/applications/:id/extension': handling,
  'POST /v1/applications/:id/decision': handling,
  'POST /v1/applications/:id/delivery': receiving,
  'POST /v1/applications/:id/visits': receiving,
  'POST /v1/applications/:id/assignment': handling,
  'POST /v1/applications/:id/withdrawal': filing,
  'POST /v1/applications/:id/termination': handling,
  'POST /v1/applications/:id/certificates': handling,
  'GET /v1/applications': seeing,
  'GET /v1/applications/:id': everyone,
  'GET /v1/applications/:id/history': [...receiving, 'supervisor', 'discipline'],
  'GET /v1/applications/:id/clocks': seeing,

  // Supervision
  'GET /v1/cards': [...handling, 'supervisor', 'discipline', 'dashboard'],
  'GET /v1/cards/:id': [...handling, 'supervisor', 'discipline', 'dashboard'],
  'POST /v1/cards/:id/confirmation': supervising,
  'POST /v1/cards/:id/dismissal': supervising,

  // Ratings
  'POST /v1/ratings': ['applicantPortal', 'window', 'integrator', 'admin'],
  'GET /v1/ratings': seeing,
  // The words may name people.
  'GET /v1/ratings/:id': ['supervisor', 'discipline', 'admin'],

  // Reports
  'GET /v1/reports/efficiency': [...watching, 'officer', 'chiefRepresentative', 'integrator'],
  'GET /v1/reports/catalog': everyone,
  'GET /v1/reports/cards': [...watching, 'officer', 'chiefRepresentative', 'integrator'],
  'GET /v1/reports/ratings': [...watching, 'officer', 'chiefRepresentative', 'integrator'],
};

/** The roles a route is open to; `null` for a route that nobody has decided about. */
export const rolesFor = (route: string): readonly Role[] | 'public' | null => ROUTES[route] ?? null;
