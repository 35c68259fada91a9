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

const TO_OPERATORS = 'For who asks with the key of an administrator.';

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
    description: 'Streams that are not served, as far as this process has met them; 100 at most.',
  })
  damage: readonly DamageView[];
}

const lagEventsProperty = {
  description: 'Facts not yet worked off: whole, or `10000+`; `?`: one of them is missing or cannot be read.',
  example: '0',
} as const;

class IncompleteViewView {
  @ApiProperty({ example: 'cards.v1' })
  view: string;

  @ApiProperty({ type: 'integer', description: 'Streams of which a fact could not be folded.' })
  streams: number;
}

class ViewsHealthView {
  @ApiProperty({ description: 'Every view that has not stopped has folded everything up to here.', example: '1027' })
  position: string;

  @ApiProperty(lagEventsProperty)
  lagEvents: string;

  @ApiProperty({ description: 'How long the oldest fact that is not in every view has been waiting.' })
  lagSeconds: number;

  @ApiProperty({ type: [String], description: 'Views that could not fold a fact, and stay where they are.' })
  stopped: readonly string[];

  @ApiProperty({ type: [IncompleteViewView], description: 'Views that lack streams until they are rebuilt.' })
  incomplete: readonly IncompleteViewView[];
}

class ReactorsHealthView {
  @ApiProperty({ description: 'Everything up to here has been reacted to.', example: '1027' })
  consumed: string;

  @ApiProperty(lagEventsProperty)
  lagEvents: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Since when something is being tried again and again.',
  })
  failingSince: string | null;

  @ApiProperty({ type: 'integer', description: 'Streams that are reacted to no further until they are resumed.' })
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

  @ApiProperty({ type: [StatementView], description: 'What is wrong; empty when ready.' })
  reasons: readonly StatementView[];

  @ApiProperty({
    type: [AwaitedNoticeView],
    description: '放假通知: years near or begun whose notice has not been told. The process is ready all the same.',
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
