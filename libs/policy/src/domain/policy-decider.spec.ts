import { decide, evolve, type Instant } from '@sealtrail/event-sourcing';
import type { PolicyRules } from './policy';
import type { AdoptPolicy } from './policy-commands';
import { type AdoptedPolicies, policyById, policyDecider } from './policy-decider';
import { policies } from './policy-in-force';

const { id: _, version: __, inForceFrom: ___, ...rules } = policies()[0];
const NOW: Instant = '2026-03-02T01:00:00.000Z';
const JULY: Instant = '2026-06-30T16:00:00.000Z';

type Told = Partial<AdoptPolicy['data']>;
const adopt = (told: Told = {}): AdoptPolicy => ({
  type: 'AdoptPolicy',
  data: {
    policy: 'yulin-city',
    region: '610800',
    inForceFrom: JULY,
    document: '榆纪发〔2026〕3号',
    profile: null,
    rules,
    at: NOW,
    ...told,
  },
});

const answerTo = (state: AdoptedPolicies, command: AdoptPolicy) => decide(policyDecider, command, state, null);
const after = (...commands: readonly AdoptPolicy[]): AdoptedPolicies =>
  commands.reduce(
    (state, command) => answerTo(state, command).reduce((known, event) => evolve(policyDecider, known, event), state),
    policyDecider.initial,
  );
const refusal = (command: AdoptPolicy, state: AdoptedPolicies = policyDecider.initial): unknown => {
  try {
    answerTo(state, command);
    return null;
  } catch (error) {
    const { code, parameters, errors } = error as { code: string; parameters: object; errors: { pointer: string }[] };
    return { code, parameters, at: errors.map(({ pointer }) => pointer) };
  }
};

const faultsOf = (command: AdoptPolicy): readonly string[] => {
  try {
    answerTo(policyDecider.initial, command);
    return [];
  } catch (error) {
    const { errors } = error as { errors: { pointer: string; code: string }[] };
    return errors.map(({ pointer, code }) => `${pointer} ${code}`);
  }
};

const changed = (change: (rules: PolicyRules['rules']) => PolicyRules['rules']): PolicyRules => ({
  ...rules,
  rules: change(rules.rules),
});

describe('the policy of a region', () => {
  it('is adopted version by version, each with its document', () => {
    const strict = { ...rules, lateProof: 'confirm' as const };
    const state = after(
      adopt(),
      adopt({ rules: strict, document: '榆纪发〔2026〕9号', inForceFrom: '2027-01-01T00:00:00.000Z' }),
    );
    expect(policyById(state, 'yulin-city')).toMatchObject({
      region: '610800',
      versions: [
        { version: '1', inForceFrom: JULY, lateProof: 'revoke', document: '榆纪发〔2026〕3号' },
        { version: '2', inForceFrom: '2027-01-01T00:00:00.000Z', lateProof: 'confirm', document: '榆纪发〔2026〕9号' },
      ],
    });
  });

  it('gets no further version when the same content is sent again, even if it has long been in force', () => {
    expect(answerTo(after(adopt()), adopt())).toEqual([]);
    expect(answerTo(after(adopt()), adopt({ at: '2029-01-01T00:00:00.000Z' }))).toEqual([]);
  });

  it('stores its region in the shortest form', () =>
    expect(answerTo(after(), adopt({ region: '610800000000' }))).toMatchObject([{ data: { region: '610800' } }]));

  it('comes into force no earlier than it is adopted', () => {
    expect(refusal(adopt({ inForceFrom: NOW }))).toBeNull();
    expect(refusal(adopt({ inForceFrom: '2026-03-02T00:59:59.999Z' }))).toMatchObject({
      code: 'policy.in-force-past',
      at: ['/inForceFrom'],
    });
  });

  it('comes into force no earlier than its previous version, which it may replace', () => {
    const state = after(adopt());
    const other = { document: '榆纪发〔2026〕4号' };
    expect(refusal(adopt({ ...other, inForceFrom: '2026-06-30T15:59:59.999Z' }), state)).toMatchObject({
      code: 'policy.before-last',
      parameters: { version: '1', inForceFrom: JULY },
    });
    expect(refusal(adopt({ ...other, inForceFrom: JULY }), state)).toBeNull();
  });

  it('belongs to one region, which never changes', () => {
    const state = after(adopt());
    expect(refusal(adopt({ policy: 'other' }), state)).toMatchObject({
      code: 'policy.region-taken',
      parameters: { id: 'yulin-city' },
    });
    expect(refusal(adopt({ region: '610802' }), state)).toMatchObject({
      code: 'policy.region-fixed',
      parameters: { region: '610800' },
    });
    expect(refusal(adopt({ policy: 'yuyang', region: '610802' }), state)).toBeNull();
  });

  it.each(['default-cn-1', 'hunan-2018', 'three-colour'])('cannot replace the shipped policy: %s', (policy) =>
    expect(refusal(adopt({ policy }))).toMatchObject({ code: 'policy.shipped' }),
  );

  it('reports all invalid fields at once', () => {
    const wrong = changed((old) => ({
      ...old,
      case: {
        ...old.case,
        yellow: {
          limit: 'statutory',
          graceDays: 1,
          before: { ...old.case.warning, remainingDays: null, usedPercent: null },
        },
        red: { limit: 'statutory', graceDays: 0 },
      },
    }));
    const told = {
      policy: '榆林',
      region: '990000',
      document: '\u200b ',
      rules: {
        ...wrong,
        clock: { countMode: 'elapsed', offHours: 'nextOpening', hours: [] },
        issue: { ...wrong.issue, secondNotice: 'auto' },
      },
    } as const;
    expect(faultsOf(adopt(told))).toEqual([
      '/id policy.id-invalid',
      '/region policy.region-invalid',
      '/documentNumber policy.document-missing',
      '/clock/hours policy.hours-missing',
      '/rules/case/yellow/graceDays policy.grace-before-limit',
      '/rules/case/yellow/before policy.basis-missing',
      '/issue/secondNotice policy.conduct-unconfirmed',
      '/rules/case/red/graceDays policy.red-before-law',
    ]);
  });

  it('requires opening hours in the order of the day, without overlap', () => {
    const hours = [
      { from: '09:00', to: '12:00' },
      { from: '11:30', to: '17:00' },
      { from: '18:00', to: '18:00' },
    ];
    const clock = { countMode: 'businessHours', offHours: 'legalInstant', hours } as const;
    expect(faultsOf(adopt({ rules: { ...rules, clock } }))).toEqual([
      '/clock/hours/1 policy.hours-disordered',
      '/clock/hours/2 policy.hours-disordered',
    ]);
  });

  it.each([
    ['08:00', '08:00', ['/notices/quietHours/to policy.quiet-always']],
    ['00:00', '24:00', ['/notices/quietHours/to policy.quiet-always']],
    ['24:00', '08:00', []],
    ['21:00', '08:00', []],
  ])('leaves some time of the day for telling people: quiet from %s to %s', (from, to, faults) =>
    expect(faultsOf(adopt({ rules: { ...rules, notices: { ...rules.notices, quietHours: { from, to } } } }))).toEqual(
      faults,
    ),
  );

  it('is refused where a red card would be due before the yellow one for the same limit', () => {
    const crossed = changed((old) => ({
      ...old,
      case: { ...old.case, yellow: { ...old.case.yellow, graceDays: 6 } },
      suspension: { ...old.suspension, yellow: { graceDays: 2 } },
    }));
    expect(refusal(adopt({ rules: crossed }))).toMatchObject({
      code: 'policy.document-invalid',
      at: ['/rules/case/redWithoutStatute/graceDays', '/rules/suspension/red/graceDays'],
    });
  });

  it('has a bounded number of versions', () => {
    const told = Array.from({ length: 200 }, (_none, n) => adopt({ document: `X-${n}` }));
    expect(refusal(adopt({ document: 'X-200' }), after(...told))).toMatchObject({
      code: 'policy.too-many',
      parameters: { max: 200 },
    });
  });
});
