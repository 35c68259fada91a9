/** What the grammar of the histories has, each to be switched off (`--without late,prove`). */
export const KINDS = {
  joint: 'items with stages',
  silence: 'nobody looks at the file in time',
  notice: 'correction notices and what is sent on them',
  deferral: 'acceptance without all materials',
  suspension: 'special procedures, with notice',
  unnoticed: 'special procedures without notice, or with a later one',
  prolongation: 'special procedures that take longer than announced, by a further word',
  extension: 'limits extended',
  assignment: 'others take over',
  end: 'withdrawals, terminations, acts of non-acceptance',
  late: 'acts that are told later than they happened',
  warnings: 'warnings are compared',
  prove: 'acts that are told late with a proof of their service',
} as const;

export type Kind = keyof typeof KINDS;

export const allKinds = Object.keys(KINDS) as readonly Kind[];
