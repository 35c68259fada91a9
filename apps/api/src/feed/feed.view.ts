import { ApiProperty } from '@nestjs/swagger';
import { oneOfCodes } from '../http/enumerated';
import { TYPE_PREFIX } from './cloud-event';
import { FACT_TYPES } from './feed.query';

/** A fact as a CloudEvents 1.0 event (JSON format), without personal data. */
export class CloudEventView {
  @ApiProperty({ ...oneOfCodes(['1.0']) })
  specversion: '1.0';

  @ApiProperty({
    description: 'Of the fact: the same each time it is answered.',
    example: '0b6f0c3e-5d6a-5a43-9d0c-2f2f5e5b1f11',
  })
  id: string;

  @ApiProperty({
    description: 'This deployment, for ever; with `id` it names the fact.',
    example: 'urn:sealtrail:5f1c…',
  })
  source: string;

  @ApiProperty({ ...oneOfCodes(FACT_TYPES.map((type) => `${TYPE_PREFIX}${type}`)) })
  type: string;

  @ApiProperty({ description: 'Id of what it is about: the case, the card, the item …' })
  subject: string;

  @ApiProperty({ format: 'date-time', description: '发生时间; of a fact that has none, when it was recorded.' })
  time: string;

  @ApiProperty({ format: 'date-time', description: '登记时间: when the log took it (extension `recordedtime`).' })
  recordedtime: string;

  @ApiProperty({ description: 'The stream of the fact (extension `partitionkey`).' })
  partitionkey: string;

  @ApiProperty({ description: 'Its place in that stream: 0 for the first.', example: '3' })
  streamrevision: string;

  @ApiProperty({ ...oneOfCodes(['application/json']) })
  datacontenttype: 'application/json';

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Of a fact of a case: `FactOf.<type>`.' })
  data: object;
}

export class FeedPageView {
  @ApiProperty({ type: [CloudEventView], description: 'In the order of the log.' })
  events: CloudEventView[];

  @ApiProperty({
    description: 'For `after` of the next question, also where there is no event: so far the log has been read.',
  })
  after: string;

  @ApiProperty({ description: 'Nothing lay behind these when the answer was made.' })
  isAtHead: boolean;
}
