import type { ApiRequests } from '../api-requests';
import { approverOf, DESKS, handlerOf, ITEMS } from '../demo/city';

/** A key of the API, and the id by which events name it. */
export type Key = { readonly id: string; readonly secret: string };

export type Desk = (typeof DESKS)[number];

/** The clients of a load: the windows of a city, the citizens' portal, and the administrator. */
export type ClientKeys = Readonly<Record<Desk | 'portal' | 'admin', Key>>;

const REGION = '370100';
/** Long ago, so that cases can be filed as of earlier days: their limits are in the past, and cards are due at once. */
const SINCE = '2025-01-01';

/** The departments, officials, items and keys of a city, created through the API. */
export async function makeClientKeys(server: Pick<ApiRequests, 'put' | 'post'>): Promise<ClientKeys> {
  const put = (path: string, body: object) => server.put(path, body).expect((answer) => must(path, answer));
  for (const code of ['gov', ...DESKS]) {
    const parent = code === 'gov' ? {} : { parent: 'gov' };
    await put(`/v1/departments/${code}`, { name: code, region: REGION, level: 'city', ...parent });
    for (const [id, post] of [
      [handlerOf(code), 'officer'],
      [approverOf(code), 'approver'],
    ]) {
      const official = { name: id, posts: [post], mandates: [{ from: SINCE }] };
      await put(`/v1/departments/${code}/officials/${id}`, official);
    }
  }
  for (const [code, item] of Object.entries(ITEMS)) await put(`/v1/items/${code}`, { ...item, effectiveFrom: SINCE });
  const key = async (wish: object): Promise<Key> => {
    const { body } = await server.post('/v1/api-keys', { name: 'load', region: REGION, ...wish }).expect(201);
    const { id, key: secret } = body as { id: string; key: string };
    return { id, secret };
  };
  return {
    market: await key({ role: 'officer', department: 'market' }),
    planning: await key({ role: 'officer', department: 'planning' }),
    fire: await key({ role: 'officer', department: 'fire' }),
    works: await key({ role: 'officer', department: 'works' }),
    portal: await key({ role: 'applicantPortal', source: 'portal' }),
    admin: await key({ role: 'admin' }),
  };
}

function must(path: string, { status, text }: { readonly status: number; readonly text: string }): void {
  if (status >= 300) throw new Error(`PUT ${path}: ${status} ${text}`);
}
