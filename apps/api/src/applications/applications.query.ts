import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  type ApplicationFilters,
  type CaseStatus,
  caseStatuses,
  type RequestForm,
  requestForms,
} from '@sealtrail/applications';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsEnumerated } from '../http/enumerated';
import { IsCodeFilter, IsLocalDate, IsRegionFilter, IsTruthFilter } from '../http/fields';
import { ListQuery } from '../http/page';

export class ApplicationsQuery extends ListQuery {
  @IsEnumerated(caseStatuses, { optional: true })
  status?: CaseStatus;

  @IsCodeFilter('Any department that has to do with the case: item, receiver or step.')
  department?: string;

  @IsCodeFilter('事项')
  item?: string;

  @IsRegionFilter()
  region?: string;

  @ApiPropertyOptional({ maxLength: 50, description: '办件编号' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  number?: string;

  @ApiPropertyOptional({ maxLength: 100 })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  externalNo?: string;

  @ApiPropertyOptional({ format: 'date', description: '收件日期 from, inclusive.' })
  @IsOptional()
  @IsLocalDate()
  receivedFrom?: string;

  @ApiPropertyOptional({ format: 'date', description: '收件日期 to, inclusive.' })
  @IsOptional()
  @IsLocalDate()
  receivedTo?: string;

  @ApiPropertyOptional({ format: 'date', description: 'The promised day (承诺办结日期) lies before this one.' })
  @IsOptional()
  @IsLocalDate()
  promisedBefore?: string;

  @IsTruthFilter('特别程序 under way.')
  suspended?: boolean;

  @IsTruthFilter('Something waits for a person.')
  waiting?: boolean;

  @IsEnumerated(requestForms, {
    optional: true,
    description: 'Withdrawn cases by how that was asked for; `unshown`: nothing of the applicant shows it.',
  })
  withdrawal?: RequestForm;

  /** Only what was asked for. */
  get filters(): ApplicationFilters {
    const { status, department, item, region, number, externalNo, receivedFrom, receivedTo } = this;
    const { promisedBefore, suspended, waiting, withdrawal } = this;
    const all = { status, department, item, region, number, externalNo, receivedFrom, receivedTo };
    const told = Object.entries({ ...all, promisedBefore, suspended, waiting, withdrawal });
    return Object.fromEntries(told.filter(([, value]) => value !== undefined));
  }
}
