import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type Circular,
  type CircularKind,
  type CircularRow,
  type CircularSubject,
  circularKinds,
  circularSubjects,
} from '@sealtrail/efficiency';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { regionProperty } from '../http/fields';
import { incomplete } from '../http/route-responses';
import { ShareView } from '../http/share.view';
import { CardCountsView, LevelCountsView } from './counts.view';
import { OpenOverdueView } from './efficiency-figures.view';
import { PublicationDocumentView } from './publications.view';

const volume = (term: string) =>
  ({
    type: 'integer',
    nullable: true,
    description: `${term}; null: days are counted of departments alone, where something happened.`,
  }) as const;
const share = (description: string) => ({ type: ShareView, nullable: true, description }) as const;

export class CircularRowView implements CircularRow {
  @ApiProperty(enumeratedProperty(circularSubjects))
  subject: CircularSubject;

  @ApiProperty({ description: '部门' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty({ type: String, nullable: true, description: '工作人员; null: the line is about the department.' })
  @WithDisplayName('official')
  official: string | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: '名次 by score; equal scores share it; null: nothing is ranked, or a key of one department asks.',
  })
  rank: number | null;

  @ApiProperty({ type: CardCountsView, description: '亮牌, by the days on which they fell.' })
  cards: CardCountsView;

  @ApiProperty(volume('收件量'))
  received: number | null;

  @ApiProperty(volume('办结量'))
  closed: number | null;

  @ApiProperty(
    share(
      '收件审查按时率, of the first checks that ended; null: days are counted of departments alone, where something happened.',
    ),
  )
  firstChecksInTime: ShareView | null;

  @ApiProperty(share('预警转化率; null: days are counted of departments alone, where something happened.'))
  warningsConverted: ShareView | null;

  @ApiProperty(
    share(
      '承诺按期办结率, of the cases that fell due; null: days are counted of departments alone, where something happened.',
    ),
  )
  dueWithinPromise: ShareView | null;

  @ApiProperty(
    share(
      '法定按期办结率, of the cases that fell due; null: days are counted of departments alone, where something happened.',
    ),
  )
  dueWithinStatute: ShareView | null;

  @ApiProperty({
    type: OpenOverdueView,
    nullable: true,
    description:
      '超期未结 at the end of the period; null: days are counted of departments alone, where something happened.',
  })
  openOverdue: OpenOverdueView | null;

  @ApiProperty({
    type: LevelCountsView,
    nullable: true,
    description: '好差评 by level; null for the rated, and by days.',
  })
  ratings: LevelCountsView | null;

  @ApiProperty(share('好评率: the three better levels ÷ ratings that count; null for the rated, and by days.'))
  wellRated: ShareView | null;

  @ApiProperty({ type: Number, nullable: true, description: '得分; null: the kind has none.', example: 97 })
  score: number | null;
}

class CircularPeriodView {
  @ApiProperty({ description: '报告期', example: '2026-03' })
  text: string;

  @ApiProperty({ format: 'date', description: 'Its first local day.', example: '2026-03-01' })
  from: string;

  @ApiProperty({ format: 'date', description: 'Its last local day.', example: '2026-03-31' })
  to: string;
}

class CircularPublicationView {
  @ApiProperty({ type: PublicationDocumentView })
  document: PublicationDocumentView;

  @ApiProperty({ format: 'date-time' })
  publishedAt: string;

  @ApiProperty({ type: 'integer', description: '1; of a correction the next one.', example: 1 })
  version: number;
}

/** 通报 */
export class CircularView {
  @ApiProperty(enumeratedProperty(circularKinds))
  kind: CircularKind;

  @ApiProperty(regionProperty)
  region: string;

  @ApiProperty({ type: CircularPeriodView })
  period: CircularPeriodView;

  @ApiProperty({ format: 'date-time', description: 'When it was put together: its figures are those of now.' })
  madeAt: string;

  @ApiProperty({
    type: CircularPublicationView,
    nullable: true,
    description:
      'The publication of the report of its months: number, date and seal; null: nothing is published, and it is a draft.',
  })
  publication: CircularPublicationView | null;

  @ApiProperty({
    type: [CircularRowView],
    description: 'Departments, then officials who had cards, for those who may see these.',
  })
  rows: CircularRowView[];

  @ApiPropertyOptional(incomplete)
  incomplete?: number;
}

export const circularView = ({ period: { name, from, to }, rows, ...circular }: Circular): CircularView => ({
  ...circular,
  period: { text: name, from, to },
  rows: [...rows],
});
