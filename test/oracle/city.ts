import { inParallel, type KeepAliveClient } from '../real/keep-alive-client';
import type { Item } from './history';
import { DEPARTMENTS, type DeclaredDays, HALL } from './items';

const OFFICIALS = {
  li: 'officer',
  wang: 'officer',
  zhao: 'approver',
  qian: 'agencyHead',
  sun: 'governmentHead',
} as const;

/** Everything the histories need, created through the API; returns the departments' keys. */
export async function foundCity(
  client: KeepAliveClient,
  adminKey: string,
  items: readonly Item[],
  days: DeclaredDays,
): Promise<ReadonlyMap<string, string>> {
  const put = (path: string, body: object) => client.must('PUT', path, adminKey, body);
  const keys = new Map<string, string>();
  for (const code of [...DEPARTMENTS, HALL]) {
    await put(`/v1/departments/${code}`, { name: code, region: '230900', level: 'city' });
    for (const [id, post] of Object.entries(OFFICIALS)) {
      const person = { name: id, posts: [post], mandates: [{ from: '2020-01-01' }] };
      await put(`/v1/departments/${code}/officials/${id}`, person);
    }
    const wish = { name: code, role: code === HALL ? 'window' : 'officer', department: code };
    keys.set(code, String((await client.must('POST', '/v1/api-keys', adminKey, wish))['key']));
  }
  for (const id of days.keys()) await put(`/v1/calendars/${id}`, { region: '230900', parent: 'cn-national' });
  await inParallel(client.connections, items, async (item) => {
    await put(`/v1/items/${item.code}`, bodyOf(item));
  });
  return keys;
}

const working = (days: number) => ({ days, unit: 'workingDay' });

const bodyOf = (item: Item): object => ({
  name: item.code,
  department: item.department,
  kind: 'licence',
  class: item.stages.length === 0 ? 'promised' : 'joint',
  ...(item.calendar === null ? {} : { calendar: item.calendar }),
  handler: item.handler,
  statutory: item.statutory === null ? null : working(item.statutory),
  ...(item.stages.length === 0 ? { promised: working(item.promised) } : {}),
  firstCheck: working(item.firstCheck),
  materials: item.materials.map((code) => ({ code, name: code, deferrable: item.deferrable.includes(code) })),
  onCorrectionTimeout: item.onCorrectionTimeout,
  onDeferralTimeout: item.onDeferralTimeout,
  firstCheckBy: item.entrusted ? [{ department: HALL, document: '市监发〔2025〕3号', from: '2025-01-01' }] : [],
  stages: item.stages.map((branches, index) => ({
    id: `stage-${index + 1}`,
    name: `第${index + 1}阶段`,
    branches: branches.map(({ id, department, handler, limit }) => ({
      id,
      department,
      handler,
      limit: working(limit),
    })),
  })),
});
