import { ApiProperty, OmitType } from '@nestjs/swagger';
import {
  type Channel,
  channels,
  type HandlingForm,
  handlingForms,
  type ItemClass,
  type ItemKind,
  itemClasses,
  itemKinds,
  type Level,
  levels,
} from '@sealtrail/catalog';
import { WithDisplayName, WithNamesOfItsCodes } from '../display-names/display-name.decorator';
import { CommandResultView } from '../http/command-result.view';
import { enumeratedProperty } from '../http/enumerated';
import { ItemRequest } from './item.request';
import { TermRequest } from './term.request';

export class ItemVersionView {
  @ApiProperty({ type: 'integer', example: 2 })
  version: number;

  @ApiProperty({ format: 'date', description: '生效日期', example: '2026-06-01' })
  effectiveFrom: string;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'First day on which it is no longer in force.',
  })
  effectiveUntil: string | null;
}

/** A line of the list (清单). */
export class ListedItemView extends ItemVersionView {
  @ApiProperty({ example: 'food-licence' })
  code: string;

  @ApiProperty({ example: '食品经营许可' })
  name: string;

  @ApiProperty({ example: 'market' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty({ type: [String], description: 'All departments that take part.' })
  @WithDisplayName('department')
  departments: string[];

  @ApiProperty({ example: '230900' })
  region: string;

  @ApiProperty(enumeratedProperty(levels))
  level: Level;

  @ApiProperty(enumeratedProperty(itemKinds))
  kind: ItemKind;

  @ApiProperty(enumeratedProperty(itemClasses))
  class: ItemClass;

  @ApiProperty(enumeratedProperty(handlingForms))
  handlingForm: HandlingForm;

  @ApiProperty({ description: '网上可办' })
  online: boolean;

  @ApiProperty(enumeratedProperty(channels, { isArray: true }))
  channels: Channel[];

  @ApiProperty({ type: TermRequest, nullable: true, description: '法定时限' })
  statutory: TermRequest | null;

  @ApiProperty({ type: TermRequest, description: '承诺时限' })
  promised: TermRequest;

  @ApiProperty({ type: 'integer', description: '到现场次数' })
  visitsMax: number;
}

/** The declared and the derived terms. */
class ItemTermsView extends OmitType(ItemRequest, ['occurredAt', 'effectiveFrom'] as const) {}

class ItemWithdrawalView {
  @ApiProperty({ format: 'date' })
  from: string;

  @ApiProperty()
  reason: string;
}

export class ItemView {
  @ApiProperty({ example: 'food-licence' })
  code: string;

  @ApiProperty({ format: 'date', description: 'The date the answer is for.' })
  asOf: string;

  @ApiProperty({ example: '230900' })
  region: string;

  @ApiProperty(enumeratedProperty(levels))
  level: Level;

  @ApiProperty({ type: 'integer', nullable: true, description: 'null: not in force on that date.' })
  version: number | null;

  @ApiProperty({ type: ItemTermsView, nullable: true, description: 'null: not in force on that date.' })
  @WithNamesOfItsCodes()
  terms: ItemTermsView | null;

  @ApiProperty({ type: [ItemVersionView], description: 'All versions, newest first.' })
  versions: ItemVersionView[];

  @ApiProperty({ type: ItemWithdrawalView, nullable: true, description: 'Set if the latest version was withdrawn.' })
  withdrawal: ItemWithdrawalView | null;

  @ApiProperty({ description: 'Revision of its stream, for `If-Match`.', example: '1' })
  revision: string;
}

/** Result of adding, changing or withdrawing an item. */
export class ItemResultView extends CommandResultView {
  @ApiProperty({ type: 'integer', description: 'The latest version of the item.', example: 1 })
  version: number;
}
