import { ApiPropertyOptional } from '@nestjs/swagger';
import { type Channel, channels } from '@sealtrail/catalog';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';

type Class<Instance> = new () => Instance;

/** Whom a row is about: of these, those that the breakdown names. */
type RowNameView = {
  department?: string;
  official?: string | null;
  item?: string;
  region?: string;
};

const NOBODY_NAMED = '工作人员; null: no official was named.';

/** The figures of a row with whom it is about: department, official, item and region are declared here once. */
export function rowOf<Figures extends object>(
  figures: Class<Figures>,
  official = NOBODY_NAMED,
): Class<Figures & RowNameView> {
  class NamedRowView extends (figures as Class<object>) implements RowNameView {
    @ApiPropertyOptional({ description: '部门' })
    @WithDisplayName('department')
    department?: string;

    @ApiPropertyOptional({ type: String, nullable: true, description: official })
    @WithDisplayName('official')
    official?: string | null;

    @ApiPropertyOptional({ description: '事项' })
    @WithDisplayName('item')
    item?: string;

    @ApiPropertyOptional({ description: '行政区划代码' })
    region?: string;
  }
  return NamedRowView as Class<Figures & RowNameView>;
}

/** The same of a report that is also told by channel. */
export function rowWithChannelOf<Figures extends object>(
  figures: Class<Figures>,
  official?: string,
): Class<Figures & RowNameView & { channel?: Channel | null }> {
  class ChannelRowView extends (rowOf(figures, official) as Class<object>) {
    @ApiPropertyOptional(
      enumeratedProperty(channels, { nullable: true, description: 'null: what does not say how its case came in.' }),
    )
    channel?: Channel | null;
  }
  return ChannelRowView as Class<Figures & RowNameView & { channel?: Channel | null }>;
}
