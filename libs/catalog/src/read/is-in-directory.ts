import {
  defineEnumeration,
  filterConditions,
  type ReadStore,
  type Scope,
  scopeConditions,
  type ValueOf,
} from '@sealtrail/event-sourcing';
import { departments, officials } from './departments-view';
import { items } from './items-view';

/** Kinds of codes whose existence can be queried. */
export const directoryKinds = defineEnumeration(
  { zh: '名录', en: 'In directory' },
  {
    department: { zh: '部门' },
    item: { zh: '事项' },
    official: { zh: '人员' },
  },
);
export type DirectoryKind = ValueOf<typeof directoryKinds>;

const VIEW: Readonly<Record<DirectoryKind, string>> = {
  department: departments.name,
  item: items.name,
  official: officials.name,
};
const FIELD = { department: 'code', item: 'code', official: 'id' } as const;

/** Whether the code exists. Departments and items are public (行政许可法 art. 30); an official outside the reader's scope is reported as missing. */
export async function isInDirectory(
  store: ReadStore,
  { what, code }: { readonly what: DirectoryKind; readonly code: string },
  officialsWithin: Scope,
): Promise<boolean> {
  const within = what === 'official' ? scopeConditions(officialsWithin) : [];
  const where = [...filterConditions({ [FIELD[what]]: code }), ...within];
  return (await store.list(VIEW[what], { where, limit: 1 })).length > 0;
}
