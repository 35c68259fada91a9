import { page } from './page';

describe('the answer of a list', () => {
  const found = { items: [{ n: 1 }, { n: 2 }], next: { value: null, id: 'b' } };

  it('shows each row, and where it goes on', () => {
    const shown = page(found, ({ n }) => ({ twice: 2 * n }));
    expect(shown.items).toEqual([{ twice: 2 }, { twice: 4 }]);
    expect([typeof shown.next, page({ ...found, next: null }, (row) => row).next]).toEqual(['string', null]);
  });

  it('says all that the list says beside its rows, and nothing that it does not', () => {
    const beside = { totals: { total: 7, exact: true }, incomplete: 2 };
    expect(page({ ...found, ...beside }, (row) => row)).toMatchObject(beside);
    expect(Object.keys(page(found, (row) => row))).toEqual(['items', 'next']);
  });
});
