import { formatText } from '../words/localized-text';
import { defineRejections } from './rejection-catalogue';

const { reject, fault, catalogue } = defineRejections({
  'case.closed': {
    kind: 'rule',
    parameters: ['status'],
    title: { zh: '已办结', en: 'Case closed' },
    meaning: { zh: '案件已办结，不再作出决定。', en: 'The case is closed; nothing more is decided in it.' },
    detail: { zh: '案件状态为{status}。', en: 'The case is {status}.' },
  },
  'case.not-found': {
    kind: 'notFound',
    title: { zh: '无此案件', en: 'No such case' },
    meaning: { zh: '没有此案件。', en: 'There is no such case.' },
  },
  'field.too-many': {
    kind: 'field',
    parameters: ['max'],
    detail: { zh: '最多{max}项', en: 'must hold at most {max}' },
  },
});

describe('a catalogue', () => {
  it('makes rejections of codes and parameters, without text', () => {
    const rejection = reject('case.closed', { status: 'granted' }, [fault('/materials', 'field.too-many', { max: 3 })]);
    expect(rejection).toMatchObject({
      code: 'case.closed',
      parameters: { status: 'granted' },
      errors: [{ pointer: '/materials', code: 'field.too-many', parameters: { max: 3 } }],
    });
    expect(reject('case.not-found')).toMatchObject({ code: 'case.not-found', parameters: {}, errors: [] });
  });

  it('requires the declared parameters, and refuses undeclared codes', () => {
    // @ts-expect-error the status is missing
    reject('case.closed');
    // @ts-expect-error there is no such parameter
    reject('case.closed', { state: 'granted' });
    // @ts-expect-error a fault is never refused with by itself
    reject('field.too-many', { max: 3 });
    // @ts-expect-error there is no such code
    reject('case.opened');
  });
});

describe('rejection texts', () => {
  it('describe list entries by their members, and a missing value by a dash', () => {
    const steps = {
      members: ['id', 'what', 'until'],
      said: { zh: '{id}（{what}，至{until}）', en: '{id} ({what}, until {until})' },
      terms: { what: { fireSafety: { zh: '消防' } } },
    };
    const told = {
      steps: [
        { id: 'a', what: 'fireSafety', until: '2026-03-06' },
        { id: 'b', what: 'x', until: null },
      ],
    };
    const words = { zh: '尚缺：{steps}', en: 'open: {steps}' };
    expect(formatText(words, told, 'zh', { entries: { steps } })).toBe('尚缺：a（消防，至2026-03-06）、b（x，至—）');
    expect(formatText(words, told, 'en', { entries: { steps } })).toBe(
      'open: a (fire safety, until 2026-03-06), b (x, until —)',
    );
    // As stored by an earlier version, or with an empty list.
    for (const [steps_, said] of [
      [['a', 'b'], 'a, b'],
      [[], '—'],
      [null, '—'],
    ] as const) {
      expect(formatText(words, { steps: steps_ }, 'en', { entries: { steps } })).toBe(`open: ${said}`);
    }
    expect(formatText(words, {}, 'en', { entries: { steps } })).toBe('open: —');
  });

  it('render members as declared', () => {
    const { reject: refuse } = defineRejections({
      'step.open': {
        kind: 'rule',
        parameters: ['steps'],
        entries: { steps: { members: ['id'], said: { zh: '{id}', en: '{id}' } } },
        title: { zh: '未完成', en: 'Open' },
        meaning: { zh: '未完成', en: 'Open' },
      },
    });
    expect(refuse('step.open', { steps: [{ id: 'a' }] }).parameters).toEqual({ steps: [{ id: 'a' }] });
    // @ts-expect-error a step has an id
    refuse('step.open', { steps: [{ name: 'a' }] });
    // @ts-expect-error steps are things
    refuse('step.open', { steps: ['a'] });
  });

  it('are formatted at the edge, in either language', () => {
    const { detail } = catalogue['case.closed'];
    expect(formatText(detail, { status: 'granted' }, 'zh')).toBe('案件状态为granted。');
    expect(formatText({ zh: '缺{codes}', en: '{codes} missing' }, { codes: ['m1', 'm2'] }, 'en')).toBe(
      'm1, m2 missing',
    );
    expect(formatText({ zh: '缺{codes}', en: '' }, { codes: ['m1', 'm2'] }, 'zh')).toBe('缺m1、m2');
  });
});
