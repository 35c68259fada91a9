import type { Answer, BodyOf } from '../../api/client';

export type Item = NonNullable<Answer<'/v1/items/{code}'>['terms']>;
export type Material = NonNullable<Item['materials']>[number];
export type Filing = BodyOf<'/v1/applications'>;

/** What is typed at the desk. It is kept in memory only, until the case is filed. */
export type Typed = {
  item: string;
  scenario: string;
  officer: string;
  channel: string;
  kind: 'person' | 'organisation';
  name: string;
  idType: string;
  idNumber: string;
  phone: string;
  hasAgent: boolean;
  agentName: string;
  agentIdType: string;
  agentIdNumber: string;
  /** By material code: how it was handed in; `''`: it was not. */
  materials: Record<string, string>;
};

export const nothingTyped = (officer = ''): Typed => ({
  item: '',
  scenario: '',
  officer,
  channel: 'window',
  kind: 'person',
  name: '',
  idType: 'residentId',
  idNumber: '',
  phone: '',
  hasAgent: false,
  agentName: '',
  agentIdType: 'residentId',
  agentIdNumber: '',
  materials: {},
});

/** The members that are still to be filled in, in the order of the form. */
export function membersMissing(typed: Typed, isOfficerAsked: boolean): readonly (keyof Typed)[] {
  const asked: readonly (keyof Typed)[] = [
    'item',
    ...(isOfficerAsked ? (['officer'] as const) : []),
    'name',
    'idType',
    'idNumber',
    ...(typed.hasAgent ? (['agentName', 'agentIdType', 'agentIdNumber'] as const) : []),
  ];
  return asked.filter((name) => typed[name] === '');
}

/** The materials that the item requires and that were not handed in. */
export const materialsMissing = (item: Item | null, { materials }: Typed): readonly Material[] =>
  (item?.materials ?? []).filter(({ code, required }) => required !== false && (materials[code] ?? '') === '');

/** The member of the form that a fault of the request is about. */
const MEMBERS: Readonly<Record<string, keyof Typed>> = {
  '/item': 'item',
  '/scenario': 'scenario',
  '/officer': 'officer',
  '/channel': 'channel',
  '/applicant/kind': 'kind',
  '/applicant/name': 'name',
  '/applicant/idType': 'idType',
  '/applicant/idNumber': 'idNumber',
  '/applicant/phone': 'phone',
  '/agent/name': 'agentName',
  '/agent/idType': 'agentIdType',
  '/agent/idNumber': 'agentIdNumber',
};
export const memberAt = (pointer: string): keyof Typed | null =>
  MEMBERS[pointer] ?? (pointer.startsWith('/materials') ? 'materials' : null);

/** The request; a slip is asked for, since the query code is in its answer only. */
export function filingOf(typed: Typed): Filing {
  const { item, scenario, officer, channel, kind, name, idType, idNumber, phone, materials } = typed;
  const told = {
    item,
    ...(scenario === '' ? {} : { scenario }),
    ...(officer === '' ? {} : { officer }),
    channel,
    applicant: { kind, name, idType, idNumber, ...(phone === '' ? {} : { phone }) },
    ...(typed.hasAgent
      ? { agent: { name: typed.agentName, idType: typed.agentIdType, idNumber: typed.agentIdNumber } }
      : {}),
    materials: Object.entries(materials)
      .filter(([, satisfiedBy]) => satisfiedBy !== '')
      .map(([code, satisfiedBy]) => ({ code, satisfiedBy })),
    printSlip: true,
  };
  return told as Filing;
}
