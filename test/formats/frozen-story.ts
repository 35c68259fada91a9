import type { TestServer } from '../server';
import { at } from '../stories/local-time';
import { done, Office, paper, working } from '../stories/office';

export const BEGUN = at('2026-03-02', '08:00');
const MATERIAL = '食品经营场所平面图 floor plan';

/** The server's responses during the story: a server on the frozen data must repeat them. */
export type Told = {
  readonly adminKey: string;
  readonly officerKey: string;
  readonly now: string;
  readonly id: string;
  readonly applicant: string;
  readonly file: { readonly sha256: string; readonly content: string };
  readonly accepted: { readonly id: string; readonly revision: string; readonly position: string };
  readonly refusedCode: string;
  readonly cards: readonly string[];
  readonly limits: object;
  readonly history: readonly string[];
};

type Limits = Readonly<Record<'firstCheck' | 'promised' | 'statutory', { readonly date: string } | null>>;
type Case = Limits & { readonly applicant: { readonly name: string } };

/** The requests that are repeated. */
export type Asked = Pick<Told, 'now' | 'applicant' | 'accepted' | 'refusedCode' | 'cards' | 'limits' | 'history'> & {
  readonly content: string;
};

/** A small city's month: a case with a material, accepted, and late, so that every store has data. */
export async function tellStory(server: TestServer): Promise<Told> {
  const place = { server, today: '2026-03-02' };
  const path = '/v1/departments/market';
  await done(server.put(path, { name: '市场监管局', region: '230900', level: 'city' }));
  for (const [id, posts] of Object.entries({ li: ['officer'], zhao: ['approver'] })) {
    const official = { name: id, posts, mandates: [{ from: '2020-01-01' }] };
    await done(server.put(`${path}/officials/${id}`, official));
  }
  const materials = [{ code: 'floor-plan', name: '平面图', required: true }];
  const item = { name: '食品经营许可', department: 'market', kind: 'licence', class: 'promised', handler: 'li' };
  await done(
    server.put('/v1/items/food-licence', { ...item, statutory: working(10), promised: working(5), materials }),
  );
  const officerKey = await server.issueKey({ role: 'officer', department: 'market' });
  const market = new Office('market', officerKey, place);
  const { body: kept } = await done(server.post('/v1/files', undefined, officerKey).type('text/plain').send(MATERIAL));
  const { sha256 } = kept as { sha256: string };
  const id = await market.files('food-licence', {
    materials: [{ code: 'floor-plan', satisfiedBy: 'uploaded', file: sha256 }],
  });
  await done(accepts(market, id));
  await grants(market, id);
  await server.setClock(at('2026-03-11', '09:00'));
  const asked = await ask(server, { officerKey, id, file: { sha256 } });
  const { content, ...told } = asked;
  return { adminKey: server.adminKey, officerKey, id, file: { sha256, content }, ...told };
}

/** Queries everything that was recorded; commands are repeated with their idempotency keys. */
export async function ask(
  server: TestServer,
  { officerKey, id, file }: { officerKey: string; id: string; file: { readonly sha256: string } },
): Promise<Asked> {
  const market = new Office('market', officerKey, { server, today: '2026-03-02' });
  const { now } = (await done(server.get('/v1/clock'))).body as { now: string };
  await server.setClock(now);
  const found = (await done(server.get(`/v1/applications/${id}`, officerKey))).body as Case;
  const cards = (await done(server.get(`/v1/cards?applicationId=${id}`))).body as {
    items: { level: string; rule: string; status: string; breachedAt: string }[];
  };
  const history = (await done(server.get(`/v1/applications/${id}/history`))).body as { items: { type: string }[] };
  const { body: content } = await done(server.get(`/v1/files/${file.sha256}`, officerKey));
  const { firstCheck, promised, statutory } = found;
  return {
    now,
    applicant: found.applicant.name,
    content: (content as Buffer).toString('utf8'),
    accepted: inShort((await done(accepts(market, id))).body),
    refusedCode: ((await grants(market, id)).body as { code: string }).code,
    cards: cards.items.map(({ level, rule, status, breachedAt }) => `${level} ${rule} ${breachedAt} ${status}`).sort(),
    limits: { firstCheck, promised, statutory },
    history: history.items.map(({ type }) => type),
  };
}

/** The stored part of a result; texts and further members may change. */
const inShort = ({ id, revision, position }: Told['accepted']): Told['accepted'] => ({ id, revision, position });

const accepts = (market: Office, id: string) =>
  market.tries(id, 'acceptance', { officer: 'li', document: paper('2026-03-02') }).set('Idempotency-Key', 'accept-1');

/** `li` may not decide: the rejection is stored too. */
const grants = (market: Office, id: string) =>
  market.tries(id, 'decision', { ...market.grant(), officer: 'li' }).set('Idempotency-Key', 'no');
