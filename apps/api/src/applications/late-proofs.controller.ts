import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator';
import { filingRoles } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { changed } from '../http/route-responses';
import { applicantActOf } from './acting';
import { CaseCommands } from './case-commands';
import { servedProofOf } from './document.request';
import { LateProofRequest } from './late-proofs.request';
import { ApplicationIdParam } from './path-params';

/** 补交送达回证: proofs of acts that were reported without one. */
@ApiTags('Proofs of service 送达回证')
@Controller('v1/applications/:id/late-proofs')
export class LateProofsController {
  constructor(private readonly cases: CaseCommands) {}

  /** It has the same effect as if it had come with the act; a late one of the unit itself waits for a reviewer. */
  @Post()
  @Access({
    roles: filingRoles,
    scope: 'case',
    summary: { zh: '补交送达回证', en: 'add the proof of service of an act that was reported before' },
    response: changed(),
    problems: [
      'application.act-not-provable',
      'application.act-not-shown',
      'application.before-its-act',
      'application.before-receipt',
      'application.closed',
      'application.in-the-future',
      'application.no-mandate',
      'application.not-found',
      'application.other-department',
      'application.proof-reviewed',
      'application.proof-shows-nothing',
    ],
  })
  add(
    @Param('id', ApplicationIdParam) id: string,
    @Body() { revision, proofOfService: told, officer }: LateProofRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const { department, officer: by } = applicantActOf(caller, officer);
    const { now } = caller;
    const proofOfService = servedProofOf(told, caller);
    const data = { at: now, now, department, officer: by, act: Number(revision), proofOfService };
    return this.cases.change(id, { type: 'AddProof', data }, caller);
  }
}
