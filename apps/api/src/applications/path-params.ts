import { Injectable, type PipeTransform } from '@nestjs/common';
import { type ApprovedAct, approvedActs, noSuchCase, rejectCase } from '@sealtrail/applications';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** What is no id of a case cannot be found. */
@Injectable()
export class ApplicationIdParam implements PipeTransform<string, string> {
  transform(value: string): string {
    if (UUID.test(value)) return value;
    throw noSuchCase();
  }
}

/** Of what an approval is: what nothing approves cannot be found. */
@Injectable()
export class ApprovedActParam implements PipeTransform<string, ApprovedAct> {
  transform(value: string): ApprovedAct {
    if (approvedActs.has(value)) return value;
    throw noSuchCase();
  }
}

/** The number of a suspension, from 1. What is no number reaches a pipe as `NaN`. */
@Injectable()
export class SuspensionParam implements PipeTransform<unknown, number> {
  transform(value: unknown): number {
    const text = String(value);
    if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
    throw rejectCase('application.suspension-not-found', { suspension: text.slice(0, 20) });
  }
}

/** The number of a proof under review, from 1. */
@Injectable()
export class ProofReviewParam implements PipeTransform<unknown, number> {
  transform(value: unknown): number {
    const text = String(value);
    if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
    throw rejectCase('application.proof-not-held', { review: text.slice(0, 20) });
  }
}
