import { randomUUID } from 'node:crypto';
import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Clock, CommandGate, type CommandMetadata, NamespaceSecret } from '@sealtrail/event-sourcing';
import { RateByToken, readRatingToken } from '@sealtrail/ratings';
import { Access } from '../access/access.decorator';
import { PublicRateLimit } from '../http/public-rate-limit';
import type { AnonymousRequest, ApiReply } from '../http/request';
import { otherResponse } from '../http/route-responses';
import { ratingContentOf } from './rating-content';
import { RateByTokenRequest } from './ratings.request';
import { RatingTakenView } from './ratings.view';

const ACCEPTED: RatingTakenView = { taken: true };

/** Ratings by applicants with a token: no login is required. */
@ApiTags('Ratings 好差评')
@Controller('v1/ratings')
export class RatingByTokenController {
  constructor(
    private readonly commands: CommandBus,
    private readonly bounds: PublicRateLimit,
    private readonly gate: CommandGate,
    private readonly clock: Clock,
    private readonly secret: NamespaceSecret,
  ) {}

  /** The first rating of a visit or matter counts; a further one gets the same answer and changes nothing. */
  @Post('by-token')
  @Access({
    roles: 'public',
    scope: 'secret',
    summary: { zh: '凭证评价', en: 'rate a visit or a matter with a rating token' },
    description: {
      zh: '无需登录。每次到访、每个事项以首次评价为准；无论此前是否评价过，答复相同。',
      en: 'Without login. Only the first rating of each visit and matter counts; the response does not tell whether there was one before.',
    },
    personal: ['rater', 'comment'],
    response: otherResponse(ApiOkResponse({ type: RatingTakenView })),
    problems: ['rating.token-invalid'],
  })
  async rate(
    @Body() request: RateByTokenRequest,
    @Req() { address, id }: AnonymousRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ): Promise<RatingTakenView> {
    // Limited by token, so that flooding from a shared address does not block valid tokens.
    this.bounds.consume(readRatingToken(request.token, this.secret) === null ? address : request.token);
    const leave = await this.gate.enter();
    try {
      const rating = new RateByToken(
        request.token,
        ratingContentOf(request),
        this.clock.now(),
        anonymousCommandMetadata(id),
      );
      await this.commands.execute(rating);
    } finally {
      leave();
    }
    reply.status(200).header('Cache-Control', 'no-store');
    return ACCEPTED;
  }
}

/**
 * The metadata leads to no person, and the command id is never reused. The outcome is remembered nevertheless: the data sealed for the command
 * would otherwise be erased as abandoned.
 */
const anonymousCommandMetadata = (requestId: string): CommandMetadata => ({
  actor: 'system:rating-token',
  commandId: randomUUID(),
  correlationId: requestId,
  causationId: null,
  fingerprint: 'rating-token',
  expectedRevision: null,
});
