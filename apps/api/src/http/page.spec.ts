import { page } from './page';

describe('the response of a list', () => {
  const found = { items: [{ n: 1 }, { n: 2 }], next: { value: null, id: 'b' } };

  it('has each row, and where the list continues', () => {
    const shown = page(found, ({ n }) => ({ twice: 2 * n }));
    expect(shown.items).toEqual([{ twice: 2 }, { twice: 4 }]);
    expect([typeof shown.next, page({ ...found, next: null }, (row) => row).next]).toEqual(['string', null]);
  });

  it('has all members that the list declares, and no others', () => {
    const beside = { totals: { total: 7, exact: true }, incomplete: 2 };
    expect(page({ ...found, ...beside }, (row) => row)).toMatchObject(beside);
    expect(Object.keys(page(found, (row) => row))).toEqual(['items', 'next']);
  });
});
