import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';
import { MissingNoticeView } from '../calendar/calendar.view';
import { enumeratedProperty } from '../http/enumerated';
import { StatementView } from '../http/statements';

const livenesses = defineEnumeration({ zh: '存活状态', en: 'Liveness' }, { live: { zh: '存活' } });

const readinesses = defineEnumeration(
  { zh: '就绪状态', en: 'Readiness' },
  { ready: { zh: '就绪' }, degraded: { zh: '降级' }, notReady: { zh: '未就绪' } },
);

const TO_OPERATORS = 'Only for administrator keys.';

export class LivenessView {
  @ApiProperty(enumeratedProperty(livenesses))
  status: ValueOf<typeof livenesses>;
}

const damages = defineEnumeration(
  { zh: '记录损坏', en: 'Damage' },
  { missing: { zh: '缺失' }, unreadable: { zh: '无法读取' } },
);

class DamageView {
  @ApiProperty({ example: 'application-1' })
  stream: string;

  @ApiProperty({ description: 'The first that is missing or cannot be read, decimal.', example: '3' })
  revision: string;

  @ApiProperty(enumeratedProperty(damages))
  kind: ValueOf<typeof damages>;
}

class StoreHealthView {
  @ApiProperty({ description: 'Position of the last fact, decimal.', example: '1027' })
  head: string;

  @ApiProperty({
    type: [DamageView],
    description: 'Streams not served, as far as known to this process; at most 100.',
  })
  damage: readonly DamageView[];
}

const lagEventsProperty = {
  description: 'Events not yet processed: exact, or `10000+`; `?`: one of them is missing or unreadable.',
  example: '0',
} as const;

class IncompleteViewView {
  @ApiProperty({ example: 'cards.v1' })
  view: string;

  @ApiProperty({ type: 'integer', description: 'Streams with an event that could not be projected.' })
  streams: number;
}

class ViewsHealthView {
  @ApiProperty({ description: 'Position up to which every view that has not stopped is projected.', example: '1027' })
  position: string;

  @ApiProperty(lagEventsProperty)
  lagEvents: string;

  @ApiProperty({ description: 'Age of the oldest event not projected by every view.' })
  lagSeconds: number;

  @ApiProperty({ type: [String], description: 'Views stopped at an event that could not be projected.' })
  stopped: readonly string[];

  @ApiProperty({ type: [IncompleteViewView], description: 'Views with missing streams, until they are rebuilt.' })
  incomplete: readonly IncompleteViewView[];
}

class ReactorsHealthView {
  @ApiProperty({ description: 'Position up to which all reactions are done.', example: '1027' })
  consumed: string;

  @ApiProperty(lagEventsProperty)
  lagEvents: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Since when an operation has been retried.',
  })
  failingSince: string | null;

  @ApiProperty({ type: 'integer', description: 'Parked streams, until they are resumed.' })
  parked: number;
}

class TimersHealthView {
  @ApiProperty({ type: 'integer' })
  waiting: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  oldest: string | null;

  @ApiProperty()
  overdueSeconds: number;
}

export class AwaitedNoticeView extends MissingNoticeView {
  @ApiProperty({ example: 'cn-national' })
  calendar: string;
}

export class ReadinessView {
  @ApiProperty(enumeratedProperty(readinesses))
  status: ValueOf<typeof readinesses>;

  @ApiProperty({ type: [StatementView], description: 'Problems; empty when ready.' })
  reasons: readonly StatementView[];

  @ApiProperty({
    type: [AwaitedNoticeView],
    description: '放假通知: approaching or current years without a recorded holiday notice. Does not affect readiness.',
  })
  notices: readonly AwaitedNoticeView[];

  @ApiPropertyOptional({ description: TO_OPERATORS })
  store?: StoreHealthView;

  @ApiPropertyOptional({ description: TO_OPERATORS })
  views?: ViewsHealthView;

  @ApiPropertyOptional({ description: TO_OPERATORS })
  reactors?: ReactorsHealthView;

  @ApiPropertyOptional({ description: TO_OPERATORS })
  timers?: TimersHealthView;
}
