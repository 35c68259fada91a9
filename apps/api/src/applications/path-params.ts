import { Injectable, type PipeTransform } from '@nestjs/common';
import { noSuchCase, rejectCase } from '@sealtrail/applications';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** What is no id of a case cannot be found. */
@Injectable()
export class ApplicationIdParam implements PipeTransform<string, string> {
  transform(value: string): string {
    if (UUID.test(value)) return value;
    throw noSuchCase();
  }
}

/** The number of a suspension, from 1. */
@Injectable()
export class SuspensionParam implements PipeTransform<string, number> {
  transform(value: string): number {
    if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
    throw rejectCase('application.suspension-not-found', { suspension: value.slice(0, 20) });
  }
}
