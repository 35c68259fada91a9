import { City } from './city';
import { at } from './local-time';
import { type Body, done, type Office, paper, working } from './office';

type Card = {
  readonly cardId: string;
  readonly rule: string;
  readonly clock: string;
  readonly level: string;
  readonly status: string;
  readonly stage: string | null;
  readonly published: boolean;
};
type Told = { readonly occasion: string; readonly status: string; readonly withdrawn: string | null };
type Interview = {
  readonly interviewId: string;
  readonly official: string | null;
  readonly status: string;
  readonly redCards: number;
};
type Notice = { readonly occasion: string; readonly post: string; readonly official: string | null };

/*
 * Three cases of Monday 2 March that nobody examines: their first checks end in silence on the 9th, and each has a red card on the
 * 10th, to be answered by the 16th.
 */
describe('the lives of cards (监察牌)', () => {
  let city: City;
  let market: Office;
  let supervisor: string;
  let discipline: string;
  let cases: readonly string[];
  let cards: readonly string[];

  const redOf = async (id: string): Promise<string> => {
    const { items } = await city.reads<{ items: readonly Card[] }>(`/v1/cards?applicationId=${id}&level=red`);
    return items[0]?.cardId ?? 'none';
  };
  const card = (n: number, key?: string) =>
    city.reads<Card & { readonly told: readonly Told[] }>(`/v1/cards/${cards[n]}`, key);
  const step = (n: number, name: string, body: Body, key = supervisor) =>
    done(city.server.post(`/v1/cards/${cards[n]}/${name}`, body, key));
  const answer = (n: number, name: string, body: Body) => step(n, name, { officer: 'li', ...body }, market.key);
  const by = (department: string) => ({ department, officer: 'qian', document: paper(city.today) });
  const interviews = async (): Promise<readonly string[]> =>
    (await city.reads<{ items: readonly Interview[] }>('/v1/interviews', supervisor)).items
      .map(({ official, status, redCards }) => `${official ?? 'department'} ${status} ${redCards}`)
      .toSorted();
  const toldOf = async (occasion: string): Promise<readonly string[]> =>
    (await city.reads<{ items: readonly Notice[] }>(`/v1/notices?occasion=${occasion}`, supervisor)).items
      .map(({ post, official }) => `${post} ${official ?? '-'}`)
      .toSorted();

  beforeAll(async () => {
    city = await City.on('2026-03-02');
    market = await city.office('market');
    await city.office('inspection');
    await city.office('province', { region: '230000' });
    supervisor = await city.server.issueKey({ role: 'supervisor', region: '230000' });
    discipline = await city.server.issueKey({ role: 'discipline', region: '230000' });
    await city.item('licence', { department: 'market', statutory: working(60), promised: working(50) });
    await city.comes('2026-03-02');
    cases = [await market.files('licence'), await market.files('licence'), await market.files('licence')];
    await city.comes('2026-03-10');
    cards = await Promise.all(cases.map(redOf));
  });

  afterAll(() => city.close());

  it('begin with their issue: red ones of one quarter make an interview due, of the department and of the official', async () => {
    expect(await card(0)).toMatchObject({ rule: 'firstCheck', status: 'issued', stage: 'open', published: true });
    expect(await interviews()).toEqual(['department due 3', 'li due 3']);
    expect(await toldOf('interviewDue')).toEqual(['supervisor -', 'supervisor -', 'unitHead qian', 'unitHead qian']);
    const { items } = await city.reads<{ items: readonly Interview[] }>('/v1/interviews?status=due', discipline);
    expect(items).toHaveLength(2);
    await city.server.get('/v1/interviews', market.key).expect(403);
  });

  it('appealed against, passed on and upheld above: published nowhere meanwhile, and revoked', async () => {
    await answer(1, 'appeal', { reason: '系统故障', document: paper(city.today) });
    expect(await card(1)).toMatchObject({ stage: 'acknowledged', published: false });
    await step(1, 'appeal-decision', { ...by('inspection'), result: 'escalated', reason: '涉及上级系统' });
    await city.comes('2026-03-12');
    await city.server
      .post(`/v1/cards/${cards[1]}/appeal-decision`, { ...by('inspection'), result: 'upheld', reason: 'r' }, supervisor)
      .expect(409);
    await step(1, 'appeal-decision', { ...by('province'), result: 'upheld', reason: '系统故障属实' });
    expect(await card(1)).toMatchObject({ status: 'revoked' });
    expect(await interviews()).toEqual(['department due 2', 'li due 2']);
  });

  it('acknowledged, explained, put right and closed: the reminder that waits for the morning is withdrawn', async () => {
    await answer(0, 'acknowledgement', {});
    // Saturday: a reminder of Monday's limit is due at eight.
    await city.comes('2026-03-14', '07:00');
    const reminders = async () =>
      (await card(0)).told
        .filter(({ occasion }) => occasion === 'feedbackDue')
        .map(({ status, withdrawn }) => [status, withdrawn]);
    expect(await reminders()).toEqual([
      ['queued', null],
      ['queued', null],
    ]);
    await answer(0, 'explanation', { explanation: '未及时登记', document: paper(city.today) });
    expect(await reminders()).toEqual([
      ['withdrawn', 'answered'],
      ['withdrawn', 'answered'],
    ]);
    await answer(0, 'rectification', { done: '已设专人' });
    await step(0, 'closing', { ...by('inspection'), reason: '整改到位' });
    expect(await card(0)).toMatchObject({ status: 'issued', stage: 'closed' });
  });

  it('not answered in time: a card of its own waits for a person, and goes with the card that was to be answered', async () => {
    await city.comes('2026-03-18');
    const late = async () =>
      (await city.reads<{ items: readonly Card[] }>(`/v1/cards?applicationId=${cases[2]}`)).items
        .filter(({ clock }) => clock === `feedback:${cards[2]}`)
        .map(({ cardId, level, status }) => ({ cardId, text: `${level} ${status}` }));
    const [waiting] = await late();
    expect(waiting?.text).toBe('yellow pending');
    await done(city.server.post(`/v1/cards/${waiting?.cardId}/confirmation`, { reason: '未见说明' }, supervisor));
    expect((await late()).map(({ text }) => text)).toEqual(['yellow confirmed']);
    // One of the two interviews is held before the card is revoked.
    const { items } = await city.reads<{ items: readonly Interview[] }>('/v1/interviews?official=li', supervisor);
    const held = { ...by('inspection'), note: '一个月内整改', occurredAt: at('2026-03-18', '08:30') };
    await done(city.server.post(`/v1/interviews/${items[0]?.interviewId}/holding`, held, discipline));
    await step(2, 'revocation', { ...by('inspection'), reason: '收件登记有误' });
    expect(await card(2)).toMatchObject({ status: 'revoked' });
    expect((await late()).map(({ text }) => text)).toEqual(['yellow revoked']);
  });

  it('revoked: an interview that was not held is lifted, and told so; one that was held stays', async () => {
    expect(await interviews()).toEqual(['department lifted 2', 'li held 2']);
    expect(await toldOf('interviewLifted')).toEqual(['supervisor -', 'unitHead qian']);
  });

  it('referred, with what came of it: the unit learns nothing', async () => {
    await step(0, 'referral', { ...by('inspection'), to: '市纪委监委', reason: '涉嫌后补记录' });
    await step(0, 'outcome', { ...by('inspection'), result: 'admonished', note: '已批评教育' }, discipline);
    const occasions = async (key: string) => (await card(0, key)).told.map(({ occasion }) => occasion);
    expect(await occasions(supervisor)).toContain('referred');
    expect(await occasions(market.key)).not.toContain('referred');
    expect(JSON.stringify(await card(0, market.key))).not.toContain('纪委');
  });
});
