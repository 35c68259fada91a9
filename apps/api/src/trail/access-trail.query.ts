import { ApiPropertyOptional } from '@nestjs/swagger';
import type { AccessTrailFilter, PersonalDataAccess } from '@sealtrail/event-sourcing';
import { endOfDay, startOfDay } from '@sealtrail/working-days';
import { IsOptional, Matches } from 'class-validator';
import { IsCodeFilter } from '../http/fields';
import { ListQuery } from '../http/page';
import { IsDayFilter } from '../http/periods';
import { withFault } from '../http/validation-faults';

/** No record is later, and the next day has no date. */
const LAST_DAY = '9999-12-31';

type Asked = Omit<AccessTrailFilter, 'region' | 'limit' | 'after'>;

export class AccessTrailQuery extends ListQuery {
  @IsCodeFilter('办件: accesses to personal data of this case.')
  case?: string;

  @IsCodeFilter('密钥: accesses with this key.')
  key?: string;

  @ApiPropertyOptional({ description: 'SHA-256: downloads of this file.', pattern: '^[0-9a-f]{64}$' })
  @IsOptional()
  @Matches(/^[\da-f]{64}$/, withFault('field.not-sha256'))
  file?: string;

  @IsDayFilter('The local day from, inclusive.')
  from?: string;

  @IsDayFilter('The local day to, inclusive.')
  to?: string;

  /** Only the members that were sent, with local days as instants. */
  asked(zone: string): Asked {
    const { key: actor, file, from, to } = this;
    return {
      ...(this.case === undefined ? {} : { case: this.case }),
      ...(actor === undefined ? {} : { actor }),
      ...(file === undefined ? {} : { file }),
      ...(from === undefined ? {} : { from: startOfDay(from, zone) }),
      ...(to === undefined || to === LAST_DAY ? {} : { to: endOfDay(to, zone) }),
    };
  }

  /** The query as text for the trail: codes, days and hashes, without names. */
  get told(): string {
    const { case: of, key, file, from, to } = this;
    const told = Object.entries({ case: of, key, file, from, to }).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    );
    return new URLSearchParams(told).toString();
  }

  /** The record after which the page continues. An invalid cursor starts at the end. */
  get behind(): Pick<PersonalDataAccess, 'at' | 'id'> | null {
    if (this.after === null) return null;
    const { value, id } = this.after;
    return { at: typeof value === 'string' ? value : '', id };
  }
}
