import { Injectable, type PipeTransform } from '@nestjs/common';
import { Rejection } from '@sealtrail/event-sourcing';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** What is no id of a case cannot be found. */
@Injectable()
export class ApplicationIdParam implements PipeTransform<string, string> {
  transform(value: string): string {
    if (UUID.test(value)) return value;
    throw new Rejection('application.not-found', 'There is no such application.');
  }
}

/** The number of a suspension, from 1. */
@Injectable()
export class SuspensionParam implements PipeTransform<string, number> {
  transform(value: string): number {
    if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
    throw new Rejection('application.suspension-not-found', 'There is no such suspension.');
  }
}
