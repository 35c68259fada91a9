import { Injectable, type PipeTransform } from '@nestjs/common';
import { type ApprovedAct, approvedActs, noSuchCase } from '@sealtrail/applications';

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

/** The number of something in a case, from 1. What is none is 0: the case itself says which there are, to who may see it. */
@Injectable()
export class NumberInCaseParam implements PipeTransform<unknown, number> {
  transform(value: unknown): number {
    const text = String(value);
    return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0;
  }
}
