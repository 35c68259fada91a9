import { ApiProperty } from '@nestjs/swagger';
import { type Channel, channels } from '@sealtrail/catalog';
import { type JsonObject, ratioOf } from '@sealtrail/event-sourcing';
import {
  type SpotCheckCaseRow,
  type SpotCheckFinding,
  type SpotCheckRow,
  spotCheckFindings,
} from '@sealtrail/supervision';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { CommandResultView } from '../http/command-result.view';
import { enumeratedProperty } from '../http/enumerated';
import { regionProperty } from '../http/fields';
import { ShareView } from '../http/share.view';

const count = (description: string) => ({ type: 'integer', description }) as const;

/** The receipt of a check. */
export class SpotCheckResultView extends CommandResultView {
  @ApiProperty(count('Decided cases that it was drawn from.'))
  population: number;

  @ApiProperty(count('Cases that were drawn.'))
  cases: number;
}

class SpotCheckDocumentView {
  @ApiProperty({ description: '文号', example: '济政务查〔2026〕2号' })
  number: string;

  @ApiProperty({ format: 'date', description: '落款日期', example: '2026-04-03' })
  date: string;

  @ApiProperty({ description: '印章', example: '济南市政务服务管理办公室' })
  seal: string;
}

/** 抽查 */
export class SpotCheckView {
  @ApiProperty({ description: 'Id of the check.' })
  id: string;

  @ApiProperty(regionProperty)
  region: string;

  @ApiProperty({ type: String, nullable: true, description: '部门; null: every department.' })
  @WithDisplayName('department')
  department: string | null;

  @ApiProperty({ type: String, nullable: true, description: '事项; null: every item.' })
  @WithDisplayName('item')
  item: string | null;

  @ApiProperty({ format: 'date', description: 'First local day of the decisions.', example: '2026-03-01' })
  from: string;

  @ApiProperty({ format: 'date', description: 'Last local day of the decisions.', example: '2026-03-31' })
  to: string;

  @ApiProperty({ description: 'Seed: with it and the decided cases everybody draws the same.' })
  seed: string;

  @ApiProperty(count('At least so many in a hundred were to be drawn.'))
  percent: number;

  @ApiProperty(count('Decided cases that it was drawn from.'))
  population: number;

  @ApiProperty(count('Cases that were drawn.'))
  cases: number;

  @ApiProperty({
    type: ShareView,
    description: 'Drawn cases with a finding (numerator) of the decided cases of its scope (denominator).',
  })
  checked: ShareView;

  @ApiProperty({
    type: ShareView,
    description: 'Cases found to conform (numerator) of those with a finding (denominator).',
  })
  conforming: ShareView;

  @ApiProperty({ type: SpotCheckDocumentView, description: '抽查通知' })
  document: SpotCheckDocumentView;

  @ApiProperty({ description: 'Id of the key that drew it, or of the official bound to it.' })
  drawnBy: string;

  @ApiProperty({ format: 'date-time' })
  drawnAt: string;
}

export const spotCheckView = ({
  check: id,
  departments: _departments,
  checked,
  conforming,
  ...row
}: SpotCheckRow): JsonObject => ({
  id,
  ...row,
  checked: ratioOf(checked, row.population),
  conforming: ratioOf(conforming, checked),
});

class SpotCheckFoundView {
  @ApiProperty(enumeratedProperty(spotCheckFindings))
  finding: SpotCheckFinding;

  @ApiProperty({ description: 'What was found.' })
  text: string;

  @ApiProperty({ type: SpotCheckDocumentView, description: '抽查记录' })
  document: SpotCheckDocumentView;

  @ApiProperty({ type: String, nullable: true, description: '更正理由; null: it is the first finding.' })
  reason: string | null;

  @ApiProperty({ description: 'Id of the key that recorded it, or of the official bound to it.' })
  by: string;

  @ApiProperty({ format: 'date-time' })
  at: string;
}

/** A case of a check. */
export class SpotCheckCaseView {
  @ApiProperty({ type: 'integer', description: 'In the order in which they were drawn, from 1.', example: 1 })
  place: number;

  @ApiProperty({ description: 'Id of the case.' })
  applicationId: string;

  @ApiProperty({ description: '办件编号', example: '37010020260302000001X' })
  number: string;

  @ApiProperty({ description: '事项' })
  @WithDisplayName('item')
  item: string;

  @ApiProperty({ ...regionProperty })
  region: string;

  @ApiProperty(enumeratedProperty(channels))
  channel: Channel;

  @ApiProperty({ description: '部门 that held it at its decision.' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty({ type: String, nullable: true, description: '承办人; null: nobody was named.' })
  @WithDisplayName('official')
  official: string | null;

  @ApiProperty({ format: 'date', description: '决定日期' })
  decidedOn: string;

  @ApiProperty({ type: SpotCheckFoundView, nullable: true, description: '抽查结论; null: none is recorded.' })
  found: SpotCheckFoundView | null;
}

export const spotCheckCaseView = ({ departments: _departments, check: _check, ...row }: SpotCheckCaseRow): JsonObject =>
  row;
