import { type CasePlan, EXTENSION_DAYS, STATUTORY_DAYS, STEP_DAYS } from './case-plan';
import { dutchHolidays } from './dutch-days';
import { inParallel, type KeepAliveClient, reasonOf } from './keep-alive-client';

const CALENDAR = 'nl-termijnenwet';
/** Approves extensions. */
export const HEAD = 'head';

const REGION = '528000';
const FROM_THE_BEGINNING = [{ from: '2000-01-01', to: null, items: null }];

/** Keys by department, and items by the shape of their cases. */
export type Municipality = {
  readonly keys: ReadonlyMap<string, string>;
  readonly itemOf: (plan: CasePlan) => string;
  /** Items that the server refused, with the reason. */
  readonly refused: ReadonlyMap<string, string>;
};

/** Creates everything that the cases need, through the API: calendar, departments, officials, keys, items. */
export async function foundMunicipality(
  client: KeepAliveClient,
  adminKey: string,
  plans: readonly CasePlan[],
  years: readonly number[],
): Promise<Municipality> {
  const put = (path: string, body: object) => client.must('PUT', path, adminKey, body);
  // A top-level calendar, without the notices of 放假办法.
  await put(`/v1/calendars/${CALENDAR}`, { region: '100000' });
  for (const year of years) {
    for (const [date, reason] of dutchHolidays(year)) {
      await put(`/v1/calendars/${CALENDAR}/days/${date}`, { working: false, reason });
    }
  }
  const staff = staffOf(plans);
  const keys = new Map<string, string>();
  await inParallel(client.connections, [...staff], async ([department, officials]) => {
    await put(`/v1/departments/${department}`, { name: department, region: REGION, level: 'county' });
    for (const official of officials) {
      const posts = official === HEAD ? ['agencyHead'] : ['officer', 'approver'];
      await put(`/v1/departments/${department}/officials/${official}`, {
        name: official,
        posts,
        mandates: FROM_THE_BEGINNING,
      });
    }
    const wish = { name: department, role: 'officer', department };
    const { key } = await client.must('POST', '/v1/api-keys', adminKey, wish);
    keys.set(department, key as string);
  });
  const codes = new Map<string, string>();
  const itemOf = (plan: CasePlan): string => {
    const shape = JSON.stringify(itemBody(plan));
    const code = codes.get(shape) ?? `wabo-${codes.size + 1}`;
    codes.set(shape, code);
    return code;
  };
  const items = new Map(plans.map((plan) => [itemOf(plan), plan]));
  const refused = new Map<string, string>();
  await inParallel(client.connections, [...items], async ([code, plan]) => {
    const answer = await client.ask('PUT', `/v1/items/${code}`, adminKey, itemBody(plan));
    if (answer.status >= 300) refused.set(code, reasonOf(answer));
  });
  return { keys, itemOf, refused };
}

/** Who works where: handlers in the departments, doers of tasks in their groups. */
function staffOf(plans: readonly CasePlan[]): ReadonlyMap<string, ReadonlySet<string>> {
  const staff = new Map<string, Set<string>>();
  const add = (department: string, official: string): void => {
    staff.set(department, (staff.get(department) ?? new Set<string>()).add(official));
  };
  for (const { department, handler, acts, steps } of plans) {
    add(department, handler);
    add(department, HEAD);
    for (const { department: group, official } of steps) add(group, official);
    for (const act of acts) if (act.kind === 'step') add(act.step.department, act.step.official);
  }
  return staff;
}

const calendarDays = (days: number) => ({ days, unit: 'calendarDay' });

/** An item for each shape of a case: its promise, and its tasks as the steps of one stage. */
const itemBody = ({ department, promiseDays, steps }: CasePlan) => ({
  name: 'Omgevingsvergunning',
  department,
  kind: 'licence',
  class: 'promised',
  calendar: CALENDAR,
  statutory: calendarDays(STATUTORY_DAYS),
  statutoryBasis: 'Wabo art. 3.9',
  promised: calendarDays(promiseDays),
  longestExtension: { term: calendarDays(EXTENSION_DAYS), article: 'Wabo art. 3.9(2)' },
  effectiveFrom: '2000-01-01',
  stages:
    steps.length === 0
      ? []
      : [
          {
            id: 'receipt',
            name: 'Receipt phase',
            branches: steps.map(({ id, department: group }) => ({
              id,
              department: group,
              limit: calendarDays(Math.min(STEP_DAYS, promiseDays)),
            })),
          },
        ],
});
