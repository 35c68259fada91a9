import { filingOf, type Item, materialsMissing, memberAt, membersMissing, nothingTyped } from './filing';

const item = {
  materials: [
    { code: 'form', name: '申请表' },
    { code: 'floor-plan', name: '平面布局图', required: true },
    { code: 'photo', name: '照片', required: false },
  ],
} as Item;
const typed = { ...nothingTyped('hall-li'), item: 'restaurant-permit', name: '王某', idNumber: '11010519491231002X' };

describe('a filing at the desk', () => {
  it('lacks what is not typed, in the order of the form', () => {
    expect(membersMissing(nothingTyped(), true)).toEqual(['item', 'officer', 'name', 'idNumber']);
    expect(membersMissing(typed, true)).toEqual([]);
    expect(membersMissing({ ...typed, hasAgent: true }, true)).toEqual(['agentName', 'agentIdNumber']);
  });

  it('lacks the required materials that were not handed in', () => {
    expect(materialsMissing(item, { ...typed, materials: { form: 'paper' } }).map(({ code }) => code)).toEqual([
      'floor-plan',
    ]);
    expect(materialsMissing(null, typed)).toEqual([]);
  });

  it('is sent without what is empty, and asks for a slip', () =>
    expect(filingOf({ ...typed, materials: { form: 'paper', photo: '' } })).toEqual({
      item: 'restaurant-permit',
      officer: 'hall-li',
      channel: 'window',
      applicant: { kind: 'person', name: '王某', idType: 'residentId', idNumber: '11010519491231002X' },
      materials: [{ code: 'form', satisfiedBy: 'paper' }],
      printSlip: true,
    }));

  it.each([
    ['/applicant/idNumber', 'idNumber'],
    ['/materials/0/code', 'materials'],
    ['/elsewhere', null],
  ])('a fault at %s is of %s', (pointer, member) => expect(memberAt(pointer)).toBe(member));
});
