import { InMemoryReadStore, listRequest } from '@sealtrail/event-sourcing/testing';
import { GOVERNMENT, MARKET, departments as story, viewOf } from '../testing';
import { departments, officials } from './departments-view';
import {
  type DepartmentFilters,
  GetDepartment,
  GetDepartmentHandler,
  ListDepartments,
  ListDepartmentsHandler,
  ListOfficials,
  ListOfficialsHandler,
} from './list-departments';

const EVERYTHING = { department: null, region: null };
const store = new InMemoryReadStore();
const facts = Object.values(story).flat();
beforeAll(async () => {
  await store.save({ view: departments.name, documents: viewOf(departments, facts), from: 0n, to: 1n });
  await store.save({ view: officials.name, documents: viewOf(officials, facts), from: 0n, to: 1n });
});

describe('departments', () => {
  it('are listed by code', async () => {
    const list = new ListDepartmentsHandler(store);
    const { items, next } = await list.execute(new ListDepartments(listRequest(EVERYTHING, {}, 3)));
    expect(items.map(({ code }) => code)).toEqual(['construction', 'environment', 'fire']);
    const rest = await list.execute(new ListDepartments(listRequest(EVERYTHING, {}, 50, next)));
    expect(rest.items.map(({ code }) => code)).toEqual(['government', 'market', 'planning', 'water']);
  });

  it('are filtered by parent, level and region', async () => {
    const codes = async (filters: DepartmentFilters) =>
      (await new ListDepartmentsHandler(store).execute(new ListDepartments(listRequest(EVERYTHING, filters, 50)))).items
        .length;
    expect(await codes({ parent: GOVERNMENT })).toBe(6);
    expect(await codes({ level: 'county' })).toBe(0);
    expect(await codes({ region: '230900' })).toBe(7);
  });

  it('are found by code, with the revision of their stream', async () => {
    const find = new GetDepartmentHandler(store);
    expect(await find.execute(new GetDepartment(EVERYTHING, MARKET))).toMatchObject({
      name: '市场监督管理局',
      uscc: '11370800MB28559184',
      usccValid: true,
      revision: '5',
    });
    await expect(find.execute(new GetDepartment(EVERYTHING, 'nowhere'))).rejects.toMatchObject({
      code: 'department.not-found',
    });
  });

  it('have officials, visible to callers who may see the department', async () => {
    const list = (department: string | null) =>
      new ListOfficialsHandler(store).execute(
        new ListOfficials(listRequest({ department, region: null }, { department: MARKET }, 2)),
      );
    const { items, next } = await list(null);
    expect(items.map(({ id }) => id)).toEqual(['market-approver', 'market-former-approver']);
    expect(next).toEqual({ value: 'market-former-approver', id: 'market/market-former-approver' });
    expect((await list(MARKET)).items).toHaveLength(2);
    expect((await list(GOVERNMENT)).items).toHaveLength(0);
  });
});
