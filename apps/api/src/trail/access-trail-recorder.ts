import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { AccessTrail, Clock, type PersonalDataAccess } from '@sealtrail/event-sourcing';
import type { AuthenticatedRequest } from '../http/caller';
import { reject } from '../http/rejections';
import { purposeOf } from './purpose';

/** The cases and fields of personal data about to be shown. */
export type AccessedData = Pick<PersonalDataAccess, 'cases' | 'fields' | 'file'> &
  Partial<Pick<PersonalDataAccess, 'asked' | 'region'>>;

/** Records an access to personal data in the trail before the data is shown. */
@Injectable()
export class AccessTrailRecorder {
  private readonly logger = new Logger('access-trail');

  constructor(
    private readonly trail: AccessTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Durable on return: only then may the data be sent. A crash between recording and sending leaves a record of an access that did not happen, which
   * is harmless.
   *
   * @throws {Rejection} `request.header-invalid`; `access-trail.unavailable`, and then nothing may be shown
   */
  async record(request: AuthenticatedRequest, shown: AccessedData): Promise<void> {
    const { caller, method, routeOptions, id: traceId } = request;
    if (caller === undefined) throw new Error('personal data on a public route');
    const { actor, role, department, official, subject, delegation, emergencyAccess } = caller;
    const by = {
      ...(subject === null ? {} : { subject }),
      ...(delegation === null ? {} : { delegation }),
      ...(emergencyAccess === null ? {} : { emergencyAccess }),
    };
    const who = { actor, role, department, official, ...by };
    const route = `${method} ${routeOptions.url ?? ''}`;
    const what = { route, asked: null, region: null, ...shown, purpose: purposeOf(request) };
    try {
      await this.trail.keep({ id: randomUUID(), at: this.clock.now(), ...who, ...what });
    } catch (err) {
      this.logger.error({ traceId, err }, 'an access could not be recorded, so nothing was shown');
      throw reject('access-trail.unavailable');
    }
  }
}
