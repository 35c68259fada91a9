import { at } from '@sealtrail/applications/testing';
import { HttpHost } from '../http/testing/http-host';
import { policyExamples } from './policy.examples';
import { PolicyHttpModule } from './policy-http.module';

const callers = {
  admin: { role: 'admin' },
  cityAdmin: { role: 'admin', region: '370100' },
  farAdmin: { role: 'admin', region: '430100' },
  officer: { role: 'officer', department: 'planning', official: 'li' },
} as const;
type Who = keyof typeof callers;

const example = policyExamples['PUT /v1/supervision-policies/{id}']?.body ?? {};

describe('supervision policies over HTTP', () => {
  const host = new HttpHost({ now: at('2026-03-02'), callers, modules: [PolicyHttpModule], projections: [] });
  const put = (id: string, change: object = {}, who: Who = 'admin') =>
    host.send('PUT', `supervision-policies/${id}`, { ...example, ...change }, who);
  const codeOf = (answer: { json: () => { code?: string } }) => answer.json().code;

  beforeAll(() => host.open());
  afterAll(() => host.close());

  it('are adopted once, then version by version', async () => {
    const first = await put('jinan');
    expect([first.statusCode, first.headers['location'], first.json()]).toMatchObject([
      201,
      '/v1/supervision-policies/jinan',
      { id: 'jinan', version: 1 },
    ]);
    expect((await put('jinan')).statusCode).toBe(200);
    const second = await put('jinan', { documentNumber: '济政办发〔2029〕14号' });
    expect([second.statusCode, second.json()]).toMatchObject([200, { version: 2 }]);
    const { versions, revision } = (await host.get('supervision-policies/jinan', 'officer')).json();
    expect(revision).toBe('1');
    const { region: _, ...kept } = example as { region: string };
    expect(versions).toMatchObject([
      { ...kept, inForceFrom: '2029-12-31T16:00:00.000Z', version: '1' },
      { documentNumber: '济政办发〔2029〕14号', version: '2' },
    ]);
  });

  it('lists those that apply in a region, nearest first, with the shipped one last', async () => {
    await put('licheng', { region: '370112' });
    const idsIn = async (region: string) =>
      (await host.get(`supervision-policies?region=${region}`, 'officer'))
        .json<{ items: { id: string }[] }>()
        .items.map(({ id }) => id);
    expect(await idsIn('370112001')).toEqual(['licheng', 'jinan', 'default-cn-1']);
    expect(await idsIn('430100')).toEqual(['default-cn-1']);
    expect(codeOf(await host.get('supervision-policies/none', 'officer'))).toBe('policy.not-found');
    const shipped = (await host.get('supervision-policies/default-cn-1', 'officer')).json();
    expect(shipped).toMatchObject({ shipped: true, region: '100000', versions: [{ documentNumber: null }] });
  });

  it('are adopted only by an administrator whose region contains theirs', async () => {
    const change = { region: '370113' };
    expect(codeOf(await put('changqing', change, 'officer'))).toBe('access.forbidden');
    expect(codeOf(await put('changqing', change, 'farAdmin'))).toBe('region.outside');
    // Neither for a region above, nor for the region of an existing policy outside.
    expect(codeOf(await put('shandong', { region: '370000' }, 'cityAdmin'))).toBe('region.outside');
    expect(codeOf(await put('jinan', { region: '430100' }, 'farAdmin'))).toBe('region.outside');
    expect((await put('changqing', change, 'cityAdmin')).statusCode).toBe(201);
  });

  it('are adopted by the name of a profile, whose document is shown, and which does not apply by itself', async () => {
    const profile = (await host.get('supervision-policies/hunan-2018', 'officer')).json();
    expect(profile).toMatchObject({
      shipped: true,
      versions: [{ clock: { countMode: 'elapsed' }, rules: { case: { red: { limit: 'statutory', graceDays: 1 } } } }],
    });
    const { rules, clock, issue, paperApproval, lateProof, extensionMoves, ratingLoop, feedback, targets } =
      profile.versions[0];
    const appeal = { windowDays: 10, decideDays: 15, stopsPublication: false };
    const { region, inForceFrom, documentNumber } = example as Record<string, string>;
    const told = { inForceFrom, documentNumber, profile: 'hunan-2018', lateProof: 'confirm', appeal };
    const answer = await host.send('PUT', 'supervision-policies/hunan', { ...told, region: '430000' }, 'admin');
    expect(answer.statusCode).toBe(201);
    expect((await host.get('supervision-policies/hunan', 'officer')).json()).toMatchObject({
      shipped: false,
      versions: [
        {
          profile: 'hunan-2018',
          rules,
          clock,
          issue,
          paperApproval,
          extensionMoves,
          ratingLoop,
          feedback,
          appeal,
          targets,
          lateProof: 'confirm',
        },
      ],
    });
    expect(lateProof).toBe('revoke');
    const partial = await host.send(
      'PUT',
      'supervision-policies/part',
      { region, inForceFrom, documentNumber },
      'admin',
    );
    expect(partial.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/rules',
      '/paperApproval',
      '/lateProof',
      '/extensionMoves',
      '/ratingLoop',
      '/targets',
    ]);
    expect(codeOf(await put('hunan-2018'))).toBe('policy.shipped');
  });

  it('report all their faults at once', async () => {
    const answer = await put('laiwu', {
      region: '37',
      inForceFrom: 'tomorrow',
      paperApproval: 'perhaps',
      rules: { ...(example['rules'] as object), step: { yellow: { graceDays: -1 } }, delivery: [] },
      targets: { warning: ['mayor'], yellow: 'officer', red: [] },
    });
    const { code, errors } = answer.json<{ code: string; errors: { pointer: string }[] }>();
    expect([code, errors.map(({ pointer }) => pointer).toSorted()]).toEqual([
      'request.invalid',
      [
        '/inForceFrom',
        '/paperApproval',
        '/region',
        '/rules/delivery',
        '/rules/step/yellow/graceDays',
        '/targets/warning/0',
        '/targets/yellow',
      ],
    ]);
  });

  it.each([
    ['policy.region-taken', 'other', {}],
    ['policy.region-fixed', 'jinan', { region: '370114' }],
    ['policy.shipped', 'default-cn-1', {}],
    ['policy.in-force-past', 'laiwu', { region: '370116', inForceFrom: '2026-03-01T00:00:00+08:00' }],
    ['policy.before-last', 'jinan', { inForceFrom: '2029-01-01T00:00:00+08:00' }],
  ])('are refused with %s', async (code, id, change) => expect(codeOf(await put(id, change))).toBe(code));
});
