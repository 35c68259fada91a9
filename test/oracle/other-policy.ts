import { policies } from '@sealtrail/policy/events';

/** Loaded into a server before its main file: replaces the shipped policy by the document in the environment. */
Object.assign(policies()[0], JSON.parse(process.env['ORACLE_POLICY'] ?? '{}'));
