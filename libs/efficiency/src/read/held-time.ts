import type { Holder, TimeOwner } from '@sealtrail/applications/events';
import type { HeldTime } from './figures';

/** Departments and officials are told apart by codes, which have no slash. */
export const holderKey = ({ department, official }: Holder): string => `${department}/${official ?? ''}`;

/** With a slash, since a code alone may be the name of what every object has (`constructor`). */
export const procedureKey = (procedure: string): string => `${procedure}/`;

/** Whose days they were: of the applicant, of a procedure that stood still, or of a holder. */
export type TimePart = {
  readonly owner: TimeOwner;
  readonly procedure: string | null;
  readonly department: string | null;
  /** `null` also where nobody was named, and where the reader is told the department alone. */
  readonly official: string | null;
  readonly days: number;
};

/** All days of some cases from receipt to end, in parts that sum to them: the largest first. */
export type TimeParts = { readonly cases: number; readonly days: number; readonly parts: readonly TimePart[] };

const NOBODY = { procedure: null, department: null, official: null } as const;

/** @param seen whose officials are named; `null`: of every department */
export function timePartsOf({ cases, days, applicant, paused, held }: HeldTime, seen: string | null): TimeParts {
  const parts: TimePart[] = [
    { ...NOBODY, owner: 'applicant', days: applicant },
    ...Object.entries(paused).map(
      ([procedure, more]): TimePart => ({ ...NOBODY, owner: 'pause', procedure: procedure.slice(0, -1), days: more }),
    ),
    ...heldParts(held, seen),
  ];
  return { cases, days, parts: parts.filter((part) => part.days !== 0).sort((a, b) => b.days - a.days || order(a, b)) };
}

function heldParts(held: HeldTime['held'], seen: string | null): readonly TimePart[] {
  const sums = new Map<string, number>();
  for (const [key, days] of Object.entries(held)) {
    const [department = ''] = key.split('/');
    const name = seen === null || seen === department ? key : `${department}/`;
    sums.set(name, (sums.get(name) ?? 0) + days);
  }
  return [...sums].map(([key, days]) => {
    const [department = '', official = ''] = key.split('/');
    return { owner: 'holder', procedure: null, department, official: official === '' ? null : official, days };
  });
}

const nameOf = ({ department, official, procedure }: TimePart): string =>
  `${department ?? ''}/${official ?? ''}/${procedure ?? ''}`;

const order = (a: TimePart, b: TimePart): number => (nameOf(a) < nameOf(b) ? -1 : 1);
