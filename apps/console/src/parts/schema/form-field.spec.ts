import { fieldsOf, type Reading } from './form-field';
import { bodyOf, initialValues } from './form-values';
import type { Schema } from './schema';

const CODE = '^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$';
const request: Schema = {
  type: 'object',
  properties: {
    occurredAt: { type: 'string', format: 'date-time', description: '发生时间：实际发生的时刻，带时区偏移。' },
    legalBasis: { type: 'string', maxLength: 300, description: '法律依据' },
    reasons: { type: 'string', maxLength: 5000, description: '理由：不同意的必须写明。' },
    outcome: { type: 'string', enum: ['granted', 'refused'], description: '办件状态: granted 准予, refused 不予许可.' },
    document: { $ref: '#/components/schemas/DocumentRequest' },
    proof: { anyOf: [{ $ref: '#/components/schemas/DocumentRequest' }, { type: 'object', enum: [null] }] },
    missing: { type: 'array', items: { $ref: '#/components/schemas/MissingRequest' }, minItems: 1, maxItems: 300 },
    deadline: { description: '补正期限：给申请人的时间。', allOf: [{ $ref: '#/components/schemas/TermRequest' }] },
  },
  required: ['document', 'outcome', 'missing'],
};
const reading: Reading = {
  language: 'zh',
  schemas: {
    DocumentRequest: {
      type: 'object',
      properties: {
        number: { type: 'string', maxLength: 100, description: '文号' },
        date: { type: 'string', format: 'date' },
      },
      required: ['number', 'date'],
    },
    MissingRequest: {
      type: 'object',
      properties: { code: { type: 'string', pattern: CODE, description: '其在事项材料清单中的代码。' } },
      required: ['code'],
    },
    TermRequest: {
      type: 'object',
      properties: { days: { type: 'integer', minimum: 0, maximum: 3650 } },
      required: ['days'],
    },
  },
  enumerations: [
    {
      name: { zh: '办件状态', en: 'Status' },
      terms: { granted: { zh: '准予', en: 'granted' }, refused: { zh: '不予许可', en: 'refused' } },
    },
  ],
};
const fields = fieldsOf(request, reading);
const named = (name: string) => fields.find((field) => field.name === name);

describe('the fields of a request', () => {
  it('are all of its members, required ones first', () =>
    expect(fields.map(({ name }) => name)).toEqual([
      'outcome',
      'document',
      'missing',
      'occurredAt',
      'legalBasis',
      'reasons',
      'proof',
      'deadline',
    ]));

  it.each([
    ['legalBasis', '法律依据', '', '最多 300 字。', 'text'],
    ['reasons', '理由', '不同意的必须写明。', '最多 5000 字。', 'paragraph'],
    ['occurredAt', '发生时间', '实际发生的时刻，带时区偏移。', '', 'instant'],
    ['outcome', '办件状态', '', '', 'choice'],
    ['document', '文书', '', '', 'object'],
    ['missing', '所缺材料', '', '1–300 项。', 'list'],
    ['deadline', '补正期限', '给申请人的时间。', '', 'object'],
  ])('%s is labelled %s, with what it is and its rule', (name, label, hint, rule, kind) =>
    expect(named(name)).toMatchObject({ label, hint, rule, kind }),
  );

  it('take the terms of their enumeration', () =>
    expect(named('outcome')?.choices).toEqual([
      ['granted', '准予'],
      ['refused', '不予许可'],
    ]));

  it('name the rule of a code in a list, and the bounds of a number', () => {
    expect(named('missing')?.item?.members?.[0]).toMatchObject({ label: '代码', required: true });
    expect(named('missing')?.item?.members?.[0]?.rule).toContain('最多 64 位');
    expect(named('deadline')?.members?.[0]).toMatchObject({ label: '天数', kind: 'integer', min: 0, max: 3650 });
  });

  it('begin with the required objects, and a list with the entries that it needs', () =>
    expect(initialValues(fields)).toEqual({ document: {}, missing: [{}] }));

  it('become a body without what is not filled in', () => {
    const values = {
      outcome: 'granted',
      occurredAt: '2026-03-02T09:30',
      reasons: '',
      document: { number: ' 济1 ', date: '2026-03-02' },
      missing: [{ code: 'form' }],
      deadline: { days: '10' },
    };
    expect(bodyOf(fields, values, () => '+08:00')).toEqual({
      outcome: 'granted',
      document: { number: '济1', date: '2026-03-02' },
      missing: [{ code: 'form' }],
      occurredAt: '2026-03-02T09:30:00+08:00',
      deadline: { days: 10 },
    });
  });
});
