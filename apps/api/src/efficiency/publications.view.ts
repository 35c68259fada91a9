import { ApiProperty } from '@nestjs/swagger';
import type { FigureDifference, FigureValues, PublishedReport } from '@sealtrail/efficiency';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { CommandResultView } from '../http/command-result.view';
import { regionProperty } from '../http/fields';

const figures = {
  type: 'object',
  additionalProperties: { type: 'integer' },
  description:
    'Figures by the names that they have in the efficiency report, joined by dots (`dueWithinPromise.numerator`); what is not there is 0 or had nothing to say.',
  example: { received: 12, closed: 9, 'dueWithinPromise.numerator': 8, 'dueWithinPromise.denominator': 9 },
} as const;

/** The receipt of a publication. */
export class PublicationResultView extends CommandResultView {
  @ApiProperty({ type: 'integer', description: '1; of a correction the next one.', example: 1 })
  version: number;
}

export class PublicationDocumentView {
  @ApiProperty({ description: '文号', example: '济政务通报〔2026〕3号' })
  number: string;

  @ApiProperty({ format: 'date', description: '落款日期', example: '2026-04-03' })
  date: string;

  @ApiProperty({ description: '印章', example: '济南市政务服务管理办公室' })
  seal: string;
}

/** Positions in the log. */
class KnownAtView {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Every fact up to this position is in the figures; null where positions are not shown.',
  })
  from: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'No fact behind this position is in the figures.' })
  to: string | null;
}

class PublisherView {
  @ApiProperty({ description: 'Id of the key that published it, or of the official bound to it.' })
  by: string;

  @ApiProperty({ description: '职务 of who publishes.' })
  post: string;
}

class PublicationVersionView {
  @ApiProperty({ type: 'integer', description: '1; of a correction the next one.', example: 1 })
  version: number;

  @ApiProperty({ type: PublicationDocumentView })
  document: PublicationDocumentView;

  @ApiProperty({ type: String, nullable: true, description: '更正理由; null: it is the first.' })
  reason: string | null;

  @ApiProperty({ format: 'date-time' })
  publishedAt: string;
}

class PublishedRowView {
  @ApiProperty({ description: '部门' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty(figures)
  figures: FigureValues;
}

class FigureDifferenceView implements FigureDifference {
  @ApiProperty({ example: 'closed' })
  figure: string;

  @ApiProperty({ description: 'As it was published; 0: it was not there.' })
  published: number;

  @ApiProperty({ description: 'As it is known now.' })
  present: number;
}

class RowDifferenceView {
  @ApiProperty({ type: String, nullable: true, description: '部门; null: of all together.' })
  @WithDisplayName('department')
  department: string | null;

  @ApiProperty({ type: [FigureDifferenceView] })
  figures: readonly FigureDifferenceView[];
}

/** A published report by its latest publication. */
export class ListedPublicationView extends PublicationVersionView {
  @ApiProperty(regionProperty)
  region: string;

  @ApiProperty({ description: '报告期', example: '2026-03' })
  period: string;
}

/** 已发布的报表 */
export class PublicationView extends ListedPublicationView {
  @ApiProperty({ type: KnownAtView, description: 'As known at which position it was published.' })
  knownAt: KnownAtView;

  @ApiProperty({ type: PublisherView })
  publisher: PublisherView;

  @ApiProperty(figures)
  total: FigureValues;

  @ApiProperty({ type: 'integer', description: 'Departments in the publication, whoever asks.' })
  departments: number;

  @ApiProperty({ type: [PublishedRowView], description: 'As published; a key of one department sees its own.' })
  rows: readonly PublishedRowView[];

  @ApiProperty({ type: [PublicationVersionView], description: 'Every publication of the report, the oldest first.' })
  versions: readonly PublicationVersionView[];

  @ApiProperty({ type: KnownAtView, description: 'As known at which position the figures were compared.' })
  presentAt: KnownAtView;

  @ApiProperty({ type: [RowDifferenceView], description: 'What is otherwise now; empty: nothing is.' })
  changedSince: readonly RowDifferenceView[];
}

/** @param plain whether the reader is shown positions */
export function publicationView(
  { knownAt, presentAt, ...published }: PublishedReport,
  plain: boolean,
): PublicationView {
  const hidden = { from: null, to: null };
  return { ...published, knownAt: plain ? knownAt : hidden, presentAt: plain ? presentAt : hidden };
}
