import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AccessTrail, type JsonObject, type PersonalDataAccess, regionContains } from '@sealtrail/event-sourcing';
import { Jurisdiction } from '@sealtrail/working-days';
import { Access } from '../access/access.decorator';
import { accessAuditors } from '../access/role-groups';
import { type AuthenticatedRequest, type Caller, CurrentCaller } from '../http/caller';
import { type Page, page } from '../http/page';
import { list } from '../http/route-responses';
import { AccessTrailQuery } from './access-trail.query';
import { accessTrailTable } from './access-trail.table';
import { PersonalReadView } from './access-trail.view';
import { AccessTrailRecorder } from './access-trail-recorder';

/** Accesses to personal data (个人信息保护法 arts. 54, 56). */
@ApiTags('Access trail 访问留痕')
@Controller('v1/access-trail')
export class AccessTrailController {
  constructor(
    private readonly trail: AccessTrail,
    private readonly jurisdiction: Jurisdiction,
    private readonly readTrail: AccessTrailRecorder,
  ) {}

  @Get()
  @Access({
    roles: accessAuditors,
    scope: 'unit',
    summary: { zh: '个人信息访问留痕', en: 'list accesses to personal data, latest first' },
    description: {
      zh: '每次读取个人信息都先留痕再答复，查阅留痕本身也留痕；留痕不含个人信息本身，保存期限届满即删除。管理员也不得查阅。',
      en: 'Every access to personal data, and to this trail, is recorded here before the response is sent, without the data, for the configured retention time. Not for administrators, whose accesses it contains.',
    },
    response: list(PersonalReadView, accessTrailTable),
  })
  async list(
    @Query() query: AccessTrailQuery,
    @CurrentCaller() { scope: { region } }: Caller,
    @Req() request: AuthenticatedRequest,
  ): Promise<Page> {
    const { limit, behind: after } = query;
    const found = await this.trail.find({ ...query.asked(this.jurisdiction.zone), region, limit: limit + 1, after });
    const last = found.length > limit ? (found[limit - 1] ?? null) : null;
    const items = found.slice(0, limit);
    // Reading the trail is recorded in it as well, with the query; this answer does not contain its own record.
    await this.readTrail.record(request, { cases: [], fields: ['accessTrail'], file: null, asked: query.told, region });
    return page({ items, next: last && { value: last.at, id: last.id } }, (read) => shownTo(region, read));
  }
}

const shownTo = (
  region: string | null,
  { actor, cases, region: _region, subject, delegation, emergencyAccess, ...read }: PersonalDataAccess,
): JsonObject => ({
  ...read,
  key: actor,
  issuer: subject?.issuer ?? null,
  subject: subject?.subject ?? null,
  delegation: delegation ?? null,
  emergencyAccess: emergencyAccess ?? null,
  cases: cases.filter((each) => region === null || regionContains(region, each.region)).map(({ id }) => id),
});
