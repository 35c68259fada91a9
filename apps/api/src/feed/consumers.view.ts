import { ApiProperty } from '@nestjs/swagger';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { nullableText } from '../http/nullable';
import { count, department, instant, term, text, texts, yesNo } from '../tables/cells';
import { tableOf } from '../tables/table';
import { WAITING_MAX } from './consumer-lag';
import { type FeedChannel, feedChannels } from './feed-channels';

/** 取用方: the position of a consumer. */
export class FeedConsumerView {
  @ApiProperty({ description: 'Id of the API key that takes facts.' })
  key: string;

  @ApiProperty(enumeratedProperty(feedChannels))
  channel: FeedChannel;

  @ApiProperty({ type: [String], nullable: true, description: 'The types that it asks for; null: all.' })
  types: string[] | null;

  @ApiProperty({ ...nullableText, description: '部门 that it asks for.' })
  @WithDisplayName('department')
  department: string | null;

  @ApiProperty({ ...nullableText, description: '行政区划 that it asks for.' })
  region: string | null;

  @ApiProperty({ format: 'date-time', description: 'When it last took facts, or asked and there were none.' })
  readAt: string;

  @ApiProperty({
    type: 'integer',
    maximum: WAITING_MAX,
    description: 'Number of facts recorded since that it may see and has asked for, counted up to this maximum.',
  })
  waiting: number;

  @ApiProperty({ description: 'No further fact waits for it than those counted.' })
  isCounted: boolean;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description:
      'When the oldest fact that waits was recorded; null: none waits, or none was found among those counted.',
  })
  waitingSince: string | null;
}

export const feedConsumersTable = tableOf<FeedConsumerView>(
  { zh: '事件取用进度', en: 'feed-consumers' },
  {
    key: text('密钥标识', 'Key id', 20),
    channel: term(feedChannels),
    types: texts('事实类型', 'Types'),
    department: department('部门', 'Department'),
    region: text('行政区划代码', 'Region'),
    readAt: instant('最近取用时间', 'Read at'),
    waiting: count('待取事实数', 'Waiting'),
    isCounted: yesNo('已数全', 'All counted'),
    waitingSince: instant('最早待取时间', 'Waiting since'),
  },
);
