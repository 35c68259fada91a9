import { ApiProperty } from '@nestjs/swagger';
import { type CardLevel, cardLevels } from '@sealtrail/policy';
import {
  type CardBasis,
  type CardStatus,
  cardBases,
  cardStatuses,
  type RevocationCause,
  type RuleId,
  revocationCauses,
  ruleIds,
  type SubjectKind,
  subjectKinds,
} from '@sealtrail/supervision';
import { type DayReason, type DayUnit, dayReasons, dayUnits } from '@sealtrail/working-days';
import { enumeratedProperty } from '../http/enumerated';
import { StatementsView } from '../http/statements';

const instant = { format: 'date-time', example: '2026-03-16T16:00:00.000Z' } as const;
const date = { format: 'date', example: '2026-03-16' } as const;
const text = (description: string) => ({ type: String, nullable: true, description }) as const;

class PolicyRefView {
  @ApiProperty({ example: 'default-cn-1' })
  id: string;

  @ApiProperty({ example: '1' })
  version: string;
}

/** 监察对象 */
class SubjectView {
  @ApiProperty(enumeratedProperty(subjectKinds))
  kind: SubjectKind;

  @ApiProperty({ description: 'Of a case, its applicationId.' })
  id: string;
}

class WordView {
  @ApiProperty({ example: 'inspector-3' })
  by: string;

  @ApiProperty(instant)
  at: string;

  @ApiProperty(date)
  on: string;

  @ApiProperty()
  reason: string;
}

/** 撤牌 */
class RevocationView {
  @ApiProperty(enumeratedProperty(revocationCauses))
  cause: RevocationCause;

  @ApiProperty({ type: StatementsView, description: 'What has become known, and what that did to the card.' })
  reason: StatementsView;

  @ApiProperty(instant)
  at: string;

  @ApiProperty(date)
  on: string;

  @ApiProperty(text('Who revoked it; null: the computation did.'))
  by: string | null;
}

/** A line of the list (监察牌). */
export class ListedCardView {
  @ApiProperty({ example: '7a1c9f6e-3b52-5c4e-9a1b-0d2f6c1b8a40' })
  cardId: string;

  @ApiProperty({ type: SubjectView, description: 'What the card is about.' })
  subject: SubjectView;

  @ApiProperty()
  applicationId: string;

  @ApiProperty({ description: '办件编号' })
  number: string;

  @ApiProperty({ description: '事项', example: 'food-licence' })
  item: string;

  @ApiProperty({ description: '行政区划代码', example: '230900' })
  region: string;

  @ApiProperty(enumeratedProperty(ruleIds))
  rule: RuleId;

  @ApiProperty({ description: 'The clock that was broken.', example: 'branch:fire' })
  clock: string;

  @ApiProperty(enumeratedProperty(cardLevels))
  level: CardLevel;

  @ApiProperty(enumeratedProperty(cardStatuses))
  status: CardStatus;

  @ApiProperty({ description: '被监察部门', example: 'market' })
  department: string;

  @ApiProperty({ type: [String] })
  departments: string[];

  @ApiProperty(text('被监察人; null: nobody was named, the department alone is charged.'))
  official: string | null;

  @ApiProperty({ ...instant, description: 'When it fell: 24:00 of the last day, and the grace.' })
  breachedAt: string;

  @ApiProperty({ ...date, description: 'Local date of that instant: the day after the last day.' })
  breachedOn: string;

  @ApiProperty({ description: 'Local month in which it fell.', example: '2026-03' })
  month: string;

  @ApiProperty({ ...instant, description: '发牌时间' })
  issuedAt: string;

  @ApiProperty(date)
  issuedOn: string;

  @ApiProperty({ type: PolicyRefView, description: 'The version of the rules it rests on.' })
  policy: PolicyRefView;

  @ApiProperty({ type: [String], description: 'Posts that are told; they are not charged.', example: ['officer'] })
  targets: string[];

  @ApiProperty(text('The lower card that this one took the place of.'))
  supersedes: string | null;

  @ApiProperty(text('The higher card that took the place of this one.'))
  supersededBy: string | null;

  @ApiProperty({ description: 'It was issued to wait for a person.' })
  neededWord: boolean;

  @ApiProperty({ type: WordView, nullable: true, description: '确认' })
  confirmation: WordView | null;

  @ApiProperty({ type: WordView, nullable: true, description: '取消' })
  dismissal: WordView | null;

  @ApiProperty({ type: RevocationView, nullable: true, description: '撤销: visible for ever, out of the statistics.' })
  revocation: RevocationView | null;
}

class TermView {
  @ApiProperty({ type: 'integer', example: 10 })
  days: number;

  @ApiProperty(enumeratedProperty(dayUnits))
  unit: DayUnit;
}

class CardLimitView extends TermView {
  @ApiProperty({ ...date, description: 'The last day that is in time.' })
  date: string;

  @ApiProperty({ ...instant, description: '24:00 of that day.' })
  at: string;

  @ApiProperty({ example: 'Asia/Shanghai' })
  zone: string;

  @ApiProperty({ example: 'cn-national' })
  calendar: string;

  @ApiProperty({ example: '21' })
  calendarVersion: string;

  @ApiProperty({ description: 'A day of it lies in a year that nobody has given notice of.' })
  provisional: boolean;
}

class PauseView {
  @ApiProperty({ ...date, description: 'Still counted.' })
  from: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Not counted; null: it goes on.' })
  to: string | null;
}

class CardDayView {
  @ApiProperty(date)
  date: string;

  @ApiProperty()
  counted: boolean;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The number of the day, where it counts.' })
  day: number | null;

  @ApiProperty(enumeratedProperty(dayReasons))
  reason: DayReason;

  @ApiProperty(text('The holiday or the declaration that says so.'))
  source: string | null;

  @ApiProperty()
  provisional: boolean;
}

class CalendarRefView {
  @ApiProperty({ example: 'cn-national' })
  id: string;

  @ApiProperty({ example: '21' })
  version: string;
}

class ChargedView {
  @ApiProperty({ description: '被监察部门', example: 'market' })
  department: string;

  @ApiProperty(text('被监察人'))
  official: string | null;

  @ApiProperty({ type: StatementsView, description: 'Each way in which their time was used.' })
  why: StatementsView;
}

/** Everything one needs to find the card again by hand. */
class ComputationView {
  @ApiProperty({
    type: 'integer',
    description: '1 for the first; a limit that moved and is still broken gets the next.',
  })
  version: number;

  @ApiProperty({ example: 'case' })
  clock: string;

  @ApiProperty(enumeratedProperty(cardBases))
  basis: CardBasis;

  @ApiProperty(instant)
  startedAt: string;

  @ApiProperty({ ...date, description: 'Day 0.' })
  startedOn: string;

  @ApiProperty({ type: [TermView], description: 'What was counted: the term, then its extension.' })
  terms: TermView[];

  @ApiProperty({ type: CardLimitView, nullable: true })
  limit: CardLimitView | null;

  @ApiProperty({ type: [PauseView] })
  pauses: PauseView[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'Of the rule.',
    example: { graceDays: 0 },
  })
  parameters: Record<string, number>;

  @ApiProperty(instant)
  breachedAt: string;

  @ApiProperty({ type: 'integer', description: 'Counted days up to then, without the pauses.' })
  usedDays: number;

  @ApiProperty({ type: [CardDayView], description: 'Day by day: counted or skipped, and why.' })
  days: CardDayView[];

  @ApiProperty({ type: CalendarRefView })
  calendar: CalendarRefView;

  @ApiProperty({ type: ChargedView, description: 'Who is charged, and why.' })
  charged: ChargedView;
}

class BeforeView {
  @ApiProperty(instant)
  breachedAt: string;

  @ApiProperty(date)
  breachedOn: string;

  @ApiProperty(text('被监察人'))
  official: string | null;
}

class RecomputationView {
  @ApiProperty({ type: 'integer', example: 2 })
  version: number;

  @ApiProperty({ type: BeforeView })
  before: BeforeView;

  @ApiProperty({ type: StatementsView, description: 'What has become known, and how it moved the limit.' })
  reason: StatementsView;

  @ApiProperty(instant)
  at: string;

  @ApiProperty(date)
  on: string;
}

/** A card, with the whole computation. */
export class CardView extends ListedCardView {
  @ApiProperty({ type: [RecomputationView], description: 'The limit moved and was still broken: the card stayed.' })
  recomputations: RecomputationView[];

  @ApiProperty({ type: [ComputationView], description: 'Every version, the latest last.' })
  computations: ComputationView[];
}
