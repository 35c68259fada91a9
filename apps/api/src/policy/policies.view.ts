import { ApiProperty, OmitType } from '@nestjs/swagger';
import type { PolicyDetail, PolicyVersionDetail } from '@sealtrail/policy';
import { CommandResultView } from '../http/command-result.view';
import { regionProperty } from '../http/fields';
import { PolicyRequest } from './policies.request';

class PolicyRulesView extends OmitType(PolicyRequest, ['region', 'inForceFrom', 'documentNumber']) {}

/** The receipt of a policy. */
export class PolicyResultView extends CommandResultView {
  @ApiProperty({ type: 'integer', description: 'The latest version of the policy.', example: 1 })
  version: number;
}

/** A version of a policy. */
export class PolicyVersionView extends PolicyRulesView {
  @ApiProperty({ example: '1' })
  version: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: from the beginning.' })
  inForceFrom: string | null;

  @ApiProperty({ type: String, nullable: true, description: '发文字号; null: it is shipped with the product.' })
  documentNumber: string | null;
}

export class PolicyView {
  @ApiProperty({ example: 'default-cn-1' })
  id: string;

  @ApiProperty(regionProperty)
  region: string;

  @ApiProperty({
    description: 'Shipped with the product: it judges where no region has adopted a policy, and is fixed.',
  })
  shipped: boolean;

  @ApiProperty({ type: [PolicyVersionView], description: 'The oldest first.' })
  versions: readonly PolicyVersionView[];

  @ApiProperty({ description: 'Of the stream of all policies, for `If-Match`.', example: '0' })
  revision: string;
}

export class PoliciesView {
  @ApiProperty({
    type: [PolicyView],
    description:
      'The nearest first: at each instant the first of them that has a version in force judges, the shipped one where none has.',
  })
  items: readonly PolicyView[];
}

function versionView({ document, ...policy }: PolicyVersionDetail) {
  const { id: _, ...version } = policy;
  return { ...version, documentNumber: document };
}

export const policyView = ({ versions, ...policy }: PolicyDetail) => ({
  ...policy,
  versions: versions.map(versionView),
});
