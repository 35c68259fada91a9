import { policies } from '@sealtrail/policy/events';

/** Loaded into a server before its main file: the shipped policy says what the document in the environment says. */
Object.assign(policies()[0], JSON.parse(process.env['ORACLE_POLICY'] ?? '{}'));
