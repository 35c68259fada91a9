import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { type Changes, type ComparedFigures, INDICATORS, MEAN_INDICATORS } from '@sealtrail/efficiency';
import { ShareView } from '../http/share.view';
import { EfficiencyFiguresView } from './efficiency-figures.view';

const shareOfGrowth = {
  allOf: [{ $ref: getSchemaPath(ShareView) }],
  description: 'More or fewer (numerator) of what there was (denominator).',
};
const reductionOf = (what: string) => ({
  allOf: [{ $ref: getSchemaPath(ShareView) }],
  description: `${what}, less than then (numerator) of then (denominator); from the integers, below 0 where it is more. Source: published reports of cities.`,
});
const change = (description: string) => ({ type: 'number', nullable: true, description }) as const;
const names = (some: object): readonly string[] => Object.keys(some);

const changeMembers = {
  received: shareOfGrowth,
  accepted: shareOfGrowth,
  closed: shareOfGrowth,
  workingDaysMean: change('Working days of a case more or fewer, in the mean.'),
  calendarDaysMean: change('Calendar days of a case more or fewer, in the mean.'),
  materialsReduction: reductionOf('材料压缩率: materials required of a case, in the mean'),
  stepsReduction: reductionOf('环节压缩率: steps of a case, in the mean'),
  visitsReduction: reductionOf('跑动压缩率: visits of a closed case, in the mean'),
  workingDaysReduction: reductionOf('用时压缩率: working days of a case, in the mean'),
  calendarDaysReduction: reductionOf('用时压缩率: calendar days of a case, in the mean'),
  ...Object.fromEntries(names(INDICATORS).map((id) => [id, change('In percentage points.')])),
  ...Object.fromEntries(names(MEAN_INDICATORS).map((id) => [id, change('More or fewer in the mean.')])),
};

/** Another period beside a row. */
export class ComparedFiguresView implements ComparedFigures {
  @ApiProperty({ type: EfficiencyFiguresView, description: 'The same figures of that period.' })
  figures: EfficiencyFiguresView;

  @ApiProperty({
    type: 'object',
    additionalProperties: false,
    properties: changeMembers,
    required: Object.keys(changeMembers),
    description:
      'What has changed since, computed from the integers and rounded half up to two decimals; null where there is nothing to compare.',
  })
  changes: Changes;
}

export const besideRow = {
  type: ComparedFiguresView,
  nullable: true,
  description: 'Where asked for; null: nothing happened in that period.',
} as const;
