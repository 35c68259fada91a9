import { Injectable, type PipeTransform } from '@nestjs/common';
import { type ApprovedAct, approvedActs, noSuchCase } from '@sealtrail/applications';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** A malformed case id is not found. */
@Injectable()
export class ApplicationIdParam implements PipeTransform<string, string> {
  transform(value: string): string {
    if (UUID.test(value)) return value;
    throw noSuchCase();
  }
}

/** The approved act; an act without approval is not found. */
@Injectable()
export class ApprovedActParam implements PipeTransform<string, ApprovedAct> {
  transform(value: string): ApprovedAct {
    if (approvedActs.has(value)) return value;
    throw noSuchCase();
  }
}

/** Number of a part of a case, from 1. An invalid number becomes 0: the case itself reports existing numbers, to callers who may see it. */
@Injectable()
export class NumberInCaseParam implements PipeTransform<unknown, number> {
  transform(value: unknown): number {
    const text = String(value);
    return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0;
  }
}
