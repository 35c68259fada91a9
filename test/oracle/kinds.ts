/**
 * The kinds of acts in the histories and of what is compared: selected by `--with` and `--without`. A kind that is not `on` is
 * not implemented by the product yet.
 */
export const KINDS = {
  joint: { on: true, what: 'items with stages' },
  silence: { on: true, what: 'nobody looks at the file in time' },
  notice: { on: true, what: 'correction notices and what is sent on them' },
  conduct: { on: true, what: 'second and late notices, and materials beyond the list' },
  lapse: { on: true, what: 'refusals after a lapse' },
  reopening: { on: true, what: 'corrected sets in time that are told after a timer has closed the case' },
  reopenJoint: { on: true, what: 'the same of joint items' },
  deferral: { on: true, what: 'acceptance without all materials' },
  deferralLapse: { on: true, what: 'what follows where they never came, by a person' },
  window: { on: true, what: 'first checks by an entrusted window, and hand-overs' },
  suspension: { on: true, what: 'special procedures, with notice' },
  unnoticed: { on: true, what: 'special procedures without notice, or with a later one' },
  wantOfNotice: { on: true, what: 'case cards are compared where one has waited for want of a notice' },
  prolongation: { on: true, what: 'special procedures that take longer than announced, by a further word' },
  earlierEnd: { on: true, what: 'procedures that had ended earlier, told after the decision' },
  extension: { on: true, what: 'limits extended' },
  extendJoint: { on: true, what: 'limits of joint items extended' },
  assignment: { on: true, what: 'others take over' },
  dayOff: { on: true, what: 'procedures that end on a day off' },
  calendar: { on: true, what: 'days that a region declares beforehand' },
  calendarPast: { on: true, what: 'days that a region declares off afterwards' },
  provisional: { on: true, what: 'a year whose notice is told while limits of it run' },
  end: { on: true, what: 'withdrawals, terminations, acts of non-acceptance' },
  atOnce: { on: true, what: 'cases closed at the very instant of the act before' },
  late: { on: true, what: 'acts that are told later than they happened' },
  beforeSilence: { on: true, what: 'acts that happened before the silence that accepted, told after it' },
  lateNotice: { on: true, what: 'notices that are told late, without proof' },
  order: { on: true, what: 'histories that are told a second time, in another order' },
  prove: { on: true, what: 'what is told late may come with a proof of its service' },
  proveAll: { on: true, what: 'extensions, withdrawals and terminations too' },
  warnings: { on: true, what: 'warnings are compared' },
  figures: { on: true, what: 'monthly figures are compared' },
  cardMonth: { on: true, what: 'the months in which cards fell are compared' },
  lapseDay: { on: true, what: 'the day on which a timer closes a case is compared' },
} as const;

export type Kind = keyof typeof KINDS;

export const allKinds = Object.keys(KINDS) as readonly Kind[];
export const kindsThatAreOn = allKinds.filter((kind) => KINDS[kind].on);
