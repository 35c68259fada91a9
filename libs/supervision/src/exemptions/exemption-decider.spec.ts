import { decide, evolve, type Instant } from '@sealtrail/event-sourcing';
import type { DeclareExemption } from './exemption-commands';
import { type ExemptedCase, type Exemptions, exemptionDecider } from './exemption-decider';

const NOW: Instant = '2026-03-02T01:00:00.000Z';
const TO: Instant = '2026-03-05T01:00:00.000Z';

type Data = DeclareExemption['data'];
const declare = (change: Partial<Data> = {}): DeclareExemption => ({
  type: 'DeclareExemption',
  data: {
    exemption: 'outage',
    ground: 'declaredOutage',
    region: '370100',
    department: null,
    application: null,
    from: NOW,
    to: TO,
    document: '济数发〔2026〕8号',
    by: 'key',
    byDepartment: null,
    at: NOW,
    ...change,
  },
});
const secret: Partial<Data> = { ground: 'secretCase', application: 'a1', region: null, to: null };

const answerTo = (state: Exemptions, command: DeclareExemption, exemptedCase: ExemptedCase | null = null) =>
  decide(exemptionDecider, command, state, { exemptedCase });
const after = (...commands: readonly DeclareExemption[]): Exemptions =>
  commands.reduce(
    (state, command) =>
      answerTo(state, command).reduce((before, event) => evolve(exemptionDecider, before, event), state),
    exemptionDecider.initial,
  );
const refusal = (command: DeclareExemption, state = after(), exemptedCase: ExemptedCase | null = null): unknown => {
  try {
    answerTo(state, command, exemptedCase);
    return null;
  } catch (error) {
    const { code, errors } = error as { code: string; errors: { pointer: string; code: string }[] };
    return [code, ...errors.map((one) => `${one.pointer} ${one.code}`)];
  }
};

describe('an exemption from supervision', () => {
  it('is declared of a region by a document, and told anew with another time', () => {
    const longer = declare({ to: '2026-03-06T01:00:00.000Z', document: '济数发〔2026〕9号', at: TO });
    expect(after(declare(), longer).get('outage')?.versions).toMatchObject([
      { version: '1', region: '370100', to: TO, document: '济数发〔2026〕8号', declaredAt: NOW },
      { version: '2', region: '370100', to: '2026-03-06T01:00:00.000Z', document: '济数发〔2026〕9号', declaredAt: TO },
    ]);
    expect(answerTo(after(declare()), declare({ at: TO }))).toEqual([]);
  });

  it('of one case has the region of that, and an end when it is told one', () => {
    const [event] = answerTo(after(), declare(secret), { region: '370102', departments: ['planning'] });
    expect(event?.data).toMatchObject({ region: '370102', department: null, application: 'a1', to: null });
  });

  it('names everything that is wrong in it at once', () => {
    expect(
      refusal(declare({ exemption: '中断', document: ' ', region: null, ground: 'secretCase', to: null })),
    ).toEqual([
      'exemption.invalid',
      '/id exemption.id-invalid',
      '/documentNumber exemption.document-missing',
      '/region exemption.region-invalid',
      '/application exemption.case-needed',
      '/to exemption.end-needed',
    ]);
    expect(refusal(declare({ application: 'a1', department: 'planning', to: NOW }))).toEqual([
      'exemption.invalid',
      '/application exemption.one-scope',
      '/to exemption.ends-before',
    ]);
  });

  it('that is over when it is told is refused: nobody is let off afterwards', () => {
    const told = { from: '2026-02-20T01:00:00.000Z', to: NOW };
    expect(refusal(declare(told))).toEqual(['exemption.invalid', '/to exemption.over']);
    // One that runs may be told to have ended.
    expect(refusal(declare({ to: '2026-03-03T01:00:00.000Z', at: TO }), after(declare()))).toBeNull();
  });

  it('is declared by nobody of the unit that it lets off', () => {
    expect(refusal(declare({ department: 'planning', byDepartment: 'planning' }))).toEqual(['exemption.own-unit']);
    const ofCase = { region: '370100', departments: ['market', 'planning'] };
    expect(refusal(declare({ ...secret, byDepartment: 'planning' }), after(), ofCase)).toEqual(['exemption.own-unit']);
    expect(refusal(declare({ ...secret, byDepartment: 'audit' }), after(), ofCase)).toBeNull();
  });

  it('is of a case that there is', () => expect(refusal(declare(secret))).toEqual(['exemption.case-unknown']));

  it('stays what it is about', () => {
    for (const change of [{ region: '370200' }, { department: 'market' }, { ground: 'forceMajeure' }] as const) {
      expect(refusal(declare(change), after(declare()))).toEqual(['exemption.scope-fixed']);
    }
  });

  it('has a bounded number of versions', () => {
    const told = Array.from({ length: 100 }, (_none, n) => declare({ document: `X-${n}` }));
    expect(refusal(declare({ document: 'X-100' }), after(...told))).toEqual(['exemption.too-many']);
  });
});
