import { boundRequirementsOf, isBoundBySource, type Role, roles } from '@sealtrail/access';
import type { TestServer } from '../server';
import { SILENT } from './silent-webhook';

/** The regions of the matrix: a county in a city, and a distant city. */
export const COUNTY = '230902';
const CITY = '230900';
const FAR = '430100';

export const DEPARTMENTS = { own: COUNTY, other: COUNTY, bureau: CITY, far: FAR } as const;
export type Department = keyof typeof DEPARTMENTS;

/** A key with its bounds. */
export type MatrixKey = {
  readonly name: string;
  readonly role: Role;
  readonly department: string | null;
  readonly region: string | null;
  readonly official: string | null;
  readonly source: string | null;
  readonly secret: string;
  /** Id of the delegation by which another key's bounds apply; absent: its own. */
  readonly delegation?: string;
};

/** The target of a request: a case with its item, department, file and one of its cards; and a key of its region. */
export type Target = {
  readonly name: string;
  readonly department: Department;
  /** All departments involved in the case. */
  readonly departments: readonly Department[];
  readonly region: string;
  readonly item: string;
  readonly filedBy: string;
  readonly id: string;
  readonly file: string;
  readonly apiKey: string;
  /** An emergency access to the case. */
  readonly emergencyAccess: string;
  /** A disabled webhook, and one without visible facts: no delivery is made while the matrix runs. */
  readonly webhook: string;
  readonly spareWebhook: string;
  /** A webhook that may be removed. */
  readonly removableWebhook: string;
  readonly card: { readonly id: string; readonly department: string };
  /** A notice of a card of that department. */
  readonly notice: string;
  /** That its department is to be interviewed. */
  readonly interview: string;
  /** A further case of the same kind, reported a fortnight later: its receipt waits for the department. */
  readonly toldBack: string;
  /** A further case, refused by its department: the approver is recorded. */
  readonly decided: string;
  /** A bad rating of its department, and its order to rectify. */
  readonly rating: { readonly id: string; readonly order: string };
};

const TARGETS = [
  { name: 'own department, own region, own source', item: 'of-own', filedBy: 's1', department: 'own', with: [] },
  { name: 'own department, own region, other source', item: 'of-own', filedBy: 's2', department: 'own', with: [] },
  { name: 'other department, own region, own source', item: 'of-other', filedBy: 's1', department: 'other', with: [] },
  {
    name: 'other department, own region, other source',
    item: 'of-other',
    filedBy: 's2',
    department: 'other',
    with: [],
  },
  {
    name: 'own department as a branch, parent region',
    item: 'joint',
    filedBy: 's1',
    department: 'bureau',
    with: ['own'],
  },
  {
    name: 'own department as a branch, other region',
    item: 'far-joint',
    filedBy: 's2',
    department: 'far',
    with: ['own'],
  },
  { name: 'other department, parent region', item: 'of-bureau', filedBy: 's2', department: 'bureau', with: [] },
  { name: 'other department, other region, own source', item: 'of-far', filedBy: 's1', department: 'far', with: [] },
] as const;

/** Every key that a role may have: with and without a region, and with each permitted bound. */
function* boundsOf(role: Role): Iterable<Omit<MatrixKey, 'name' | 'secret'>> {
  const choices = (bound: 'department' | 'official' | 'source', value: string): readonly (string | null)[] =>
    ({ needed: [value], optional: [null, value], orDepartment: [null, value], meaningless: [null] })[
      boundRequirementsOf[role][bound]
    ];
  for (const region of [null, COUNTY]) {
    for (const department of choices('department', 'own')) {
      for (const official of choices('official', 'zhao')) {
        if (official !== null && department === null) continue;
        for (const source of choices('source', 's1')) {
          if (source !== null || !isBoundBySource({ role, department }))
            yield { role, department, region, official, source };
        }
      }
    }
  }
}

export class MatrixWorld {
  private constructor(
    readonly keys: readonly MatrixKey[],
    readonly targets: readonly Target[],
  ) {}

  static async on(server: TestServer): Promise<MatrixWorld> {
    const put = putOn(server);
    for (const [code, region] of Object.entries(DEPARTMENTS)) {
      await put(`/v1/departments/${code}`, { name: code, region, level: 'county' });
      for (const id of ['li', 'zhao']) {
        const posts = ['officer', 'approver'];
        await put(`/v1/departments/${code}/officials/${id}`, { name: id, posts, mandates: [{ from: '2020-01-01' }] });
      }
      await put(`/v1/calendars/of-${code}`, { region, parent: 'cn-national' });
      await put(`/v1/items/spare-${code}`, itemOf(code));
    }
    await listItems(server);
    const keys: MatrixKey[] = [];
    for (const role of roles.values) {
      for (const bounds of boundsOf(role))
        keys.push({ ...bounds, name: nameOf(bounds), secret: await issue(server, bounds) });
    }
    keys.push(...(await delegatedKeys(server, keys)));
    const filed = [];
    for (const target of TARGETS) filed.push(await file(server, target));
    await server.setClock('2026-03-31T09:00:00+08:00');
    const targets = [];
    for (const target of filed) {
      const card = await cardOf(server, target.id);
      const toldBack = await fileAnew(server, target, { occurredAt: '2026-03-16T10:00:00+08:00' });
      const decided = await decide(server, target);
      const notice = await noticeOf(server, target.id, card.department);
      const interview = await interviewOf(server, target.department);
      targets.push({ ...target, card, notice, interview, rating: await rate(server, target), toldBack, decided });
      await putToReview(server, target);
    }
    return new MatrixWorld(keys, targets);
  }
}

const putOn = (server: TestServer) => (path: string, body: object) =>
  server.put(path, body).expect(({ status, text }) => must(path, status, text));

/** Lists the items of the cases in their original version, whatever was changed since. */
export async function listItems(server: TestServer): Promise<void> {
  const put = putOn(server);
  for (const code of Object.keys(DEPARTMENTS)) await put(`/v1/items/of-${code}`, itemOf(code));
  await put('/v1/items/joint', jointOf('bureau'));
  await put('/v1/items/far-joint', jointOf('far'));
}

const itemOf = (department: string) => ({
  name: department,
  department,
  kind: 'licence',
  class: 'promised',
  handler: 'li',
  statutory: { days: 20 },
  promised: { days: 10 },
  materials: [{ code: 'plan', name: 'plan' }],
});

const jointOf = (department: string) => ({
  ...itemOf(department),
  class: 'joint',
  promised: { days: 5 },
  stages: [
    { id: 'review', name: 'review', branches: [{ id: 'own', department: 'own', limit: { days: 5 }, handler: 'li' }] },
  ],
});

/** Who acts for whom: each pair makes one further key, with the bounds of the second. */
const DELEGATIONS = [
  [
    { role: 'window', official: null, region: COUNTY },
    { role: 'officer', official: null, region: COUNTY },
  ],
  [
    { role: 'officer', official: null, region: null },
    { role: 'chiefRepresentative', official: 'zhao', region: null },
  ],
  [
    { role: 'supervisor', official: null, region: COUNTY },
    { role: 'supervisor', official: null, region: null },
  ],
] as const;

/** Keys that act by a delegation. */
const delegatedKeys = (server: TestServer, keys: readonly MatrixKey[]): Promise<readonly MatrixKey[]> =>
  Promise.all(
    DELEGATIONS.map(async ([delegate, delegator]) => {
      const [by, of] = [delegate, delegator].map((bounds) => keyWith(keys, bounds)) as [MatrixKey, MatrixKey];
      const told = { delegate: idOfKey(by), mandate: '3', reason: 'leave' };
      const { body } = await server.post('/v1/delegations', told, of.secret).expect(201);
      return { ...of, name: `${by.name} for ${of.name}`, secret: by.secret, delegation: (body as Id).id };
    }),
  );

function keyWith(keys: readonly MatrixKey[], bounds: Pick<MatrixKey, 'official' | 'region' | 'role'>): MatrixKey {
  const { role, official, region } = bounds;
  const found = keys.find((key) => key.role === role && key.official === official && key.region === region);
  if (found === undefined) throw new Error(`no key ${JSON.stringify(bounds)}`);
  return found;
}

const idOfKey = ({ secret }: MatrixKey): string => secret.split('_')[1] ?? '';

async function issue(server: TestServer, bounds: Omit<MatrixKey, 'name' | 'secret'>): Promise<string> {
  const { role, ...rest } = bounds;
  const told = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  return server.issueKey({ role, ...told });
}

async function file(server: TestServer, { with: branches, ...target }: (typeof TARGETS)[number]) {
  const portal = await server.issueKey({ role: 'applicantPortal', source: target.filedBy });
  const { body: kept } = await server
    .post('/v1/files', undefined, portal)
    .type('text/plain')
    .send(target.name)
    .expect(201);
  const { sha256 } = kept as { sha256: string };
  const applicant = { kind: 'person', name: '李某', idType: 'residentId', idNumber: '11010519491231002X' };
  const materials = [{ code: 'plan', satisfiedBy: 'uploaded', file: sha256 }];
  const wish = { item: target.item, applicant, channel: 'web', materials };
  const { body } = await server.post('/v1/applications', wish, portal).expect(201);
  const region = DEPARTMENTS[target.department];
  const key = await server.post('/v1/api-keys', { name: 'spare', role: 'supervisor', region }).expect(201);
  const inspector = await server.issueKey({ role: 'supervisor' });
  const emergency = { application: (body as Id).id, reason: 'an emergency of the matrix' };
  const opened = await server.post('/v1/emergency-accesses', emergency, inspector).expect(201);
  const webhook = await register(server, region);
  await server.post(`/v1/webhooks/${webhook}/disabling`).expect(200);
  const spareWebhook = await register(server, region);
  const removableWebhook = await register(server, region);
  const departments: readonly Department[] = [target.department, ...branches];
  const known = {
    id: (body as Id).id,
    file: sha256,
    apiKey: (key.body as Id).id,
    emergencyAccess: (opened.body as Id).id,
    webhook,
    spareWebhook,
    removableWebhook,
  };
  return { ...target, departments, region, ...known };
}

async function register(server: TestServer, region: string): Promise<string> {
  const { body } = await server.post('/v1/webhooks', { ...SILENT, role: 'dashboard', region }).expect(201);
  return (body as Id).id;
}

async function fileAnew(
  server: TestServer,
  { item, filedBy }: Pick<Target, 'item' | 'filedBy'>,
  told: object,
): Promise<string> {
  const portal = await server.issueKey({ role: 'applicantPortal', source: filedBy });
  const applicant = { kind: 'person', name: '李某', idType: 'residentId', idNumber: '11010519491231002X' };
  const { body } = await server
    .post('/v1/applications', { item, applicant, channel: 'web', ...told }, portal)
    .expect(201);
  return (body as Id).id;
}

async function decide(server: TestServer, target: Pick<Target, 'department' | 'item' | 'filedBy'>): Promise<string> {
  const id = await fileAnew(server, target, { materials: [{ code: 'plan', satisfiedBy: 'paper' }] });
  const officer = await server.issueKey({ role: 'officer', department: target.department });
  const act = { officer: 'li', document: { number: 'n', date: '2026-03-31', seal: 's' } };
  await server.post(`/v1/applications/${id}/acceptance`, act, officer).expect(200);
  const remedies = { reconsideration: { organ: 'a', days: 60 }, litigation: { court: 'c', months: 6 } };
  const grounds = { outcome: 'refused', reasons: 'r', legalBasis: 'l', remedies };
  await server
    .post(`/v1/applications/${id}/decision`, { ...act, ...grounds }, officer)
    .expect(({ status, text }) => must('decision', status, text));
  return id;
}

/** A notice that its own department proves after more than ten working days: it waits for a reviewer. */
async function putToReview(server: TestServer, { id, department }: Pick<Target, 'id' | 'department'>): Promise<void> {
  const officer = await server.issueKey({ role: 'officer', department });
  const occurredAt = '2026-03-04T10:00:00+08:00';
  const notice = {
    officer: 'li',
    document: { number: 'n', date: '2026-03-04', seal: 's' },
    missing: [{ code: 'plan', reason: 'unreadable' }],
    deadline: { days: 10 },
    occurredAt,
    proofOfService: { mode: 'courier', servedAt: occurredAt, reference: 'n' },
  };
  const { body } = await server.post(`/v1/applications/${id}/correction-notices`, notice, officer);
  const { effect } = body as { effect?: { reason?: string } };
  if (effect?.reason !== 'ownProofWaits') throw new Error(`nothing waits for a reviewer: ${JSON.stringify(body)}`);
}

/** A visit, a bad rating of it, and the order of the desk. */
async function rate(
  server: TestServer,
  { id: applicationId, department, filedBy: source }: Pick<Target, 'id' | 'department' | 'filedBy'>,
): Promise<Target['rating']> {
  const officer = await server.issueKey({ role: 'officer', department });
  const portal = await server.issueKey({ role: 'applicantPortal', source });
  const desk = await server.issueKey({ role: 'ratingDesk' });
  await server.post(`/v1/applications/${applicationId}/visits`, { officer: 'li' }, officer).expect(200);
  const said = { scope: 'visit', visit: 1, level: 'dissatisfied', channel: 'web', anonymous: false };
  const wish = { ...said, applicationId, rater: { name: '李某' } };
  const { id } = (await server.post('/v1/ratings', wish, portal).expect(201)).body as Id;
  await server.post(`/v1/ratings/${id}/verification`, { finding: 'found' }, desk).expect(200);
  const order = await server.post(`/v1/ratings/${id}/order`, { kind: 'ordinary', demand: 'w' }, desk).expect(201);
  return { id, order: (order.body as Id).id };
}

type Id = { readonly id: string };

async function cardOf(server: TestServer, id: string): Promise<Target['card']> {
  const { body } = await server.get(`/v1/cards?applicationId=${id}`).expect(200);
  const [card] = (body as { items: { cardId: string; department: string }[] }).items;
  if (card === undefined) throw new Error(`nothing fell on the case ${id}`);
  return { id: card.cardId, department: card.department };
}

async function noticeOf(server: TestServer, id: string, department: string): Promise<string> {
  type Found = { readonly noticeId: string; readonly applicationId: string; readonly department: string };
  const { body } = await server.get(`/v1/notices?department=${department}&limit=1000`).expect(200);
  const notice = (body as { items: readonly Found[] }).items.find(({ applicationId }) => applicationId === id);
  if (notice === undefined) throw new Error(`nobody is told of a card of the case ${id}`);
  return notice.noticeId;
}

async function interviewOf(server: TestServer, department: string): Promise<string> {
  type Found = { readonly interviewId: string; readonly official: string | null };
  const { body } = await server.get(`/v1/interviews?department=${department}&limit=1000`).expect(200);
  const interview = (body as { items: readonly Found[] }).items.find(({ official }) => official === null);
  if (interview === undefined) throw new Error(`${department} has too few red cards`);
  return interview.interviewId;
}

const nameOf = ({ role, department, region, official, source }: Omit<MatrixKey, 'name' | 'secret'>): string =>
  [role, department, region, official, source].map((bound) => bound ?? '-').join(' ');

function must(path: string, status: number, text: string): void {
  if (status >= 300) throw new Error(`PUT ${path}: ${status} ${text}`);
}
