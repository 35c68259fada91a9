import { ApiProperty } from '@nestjs/swagger';
import { type Level, levels, type Post, posts } from '@sealtrail/catalog';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';

export class DepartmentView {
  @ApiProperty({ example: 'market' })
  code: string;

  @ApiProperty({ example: '市场监督管理局' })
  name: string;

  @ApiProperty({ description: '行政区划代码', example: '230900' })
  region: string;

  @ApiProperty(enumeratedProperty(levels))
  level: Level;

  @ApiProperty({ type: String, nullable: true, description: '统一社会信用代码', example: '11370800MB28559184' })
  uscc: string | null;

  @ApiProperty({ type: Boolean, nullable: true, description: 'Whether its check character is right (GB 32100-2015).' })
  usccValid: boolean | null;

  @ApiProperty({ type: String, nullable: true, description: '上级部门' })
  @WithDisplayName('department')
  parent: string | null;

  @ApiProperty({ description: 'Revision of its stream, officials included: for `If-Match`.', example: '5' })
  revision: string;
}

class MandateView {
  @ApiProperty({ format: 'date' })
  from: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The last day; null: open.' })
  to: string | null;

  @ApiProperty({ type: [String], nullable: true, description: 'null: all items of the department.' })
  items: string[] | null;
}

export class OfficialView {
  @ApiProperty({ example: 'wang-01' })
  id: string;

  @ApiProperty({ example: '王芳' })
  name: string;

  @ApiProperty({ example: 'market' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty(enumeratedProperty(posts, { isArray: true }))
  posts: Post[];

  @ApiProperty({ type: [MandateView], description: '授权' })
  mandates: MandateView[];
}
