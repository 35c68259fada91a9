import { defineEnumeration, derivedId, type ValueOf } from '@sealtrail/event-sourcing';
import type { CardLevel } from '@sealtrail/policy/events';
import type { RuleId } from './card-enums';

/** Kinds of supervised subjects. */
export const subjectKinds = defineEnumeration({ zh: '监察对象类别', en: 'kind of subject' }, { case: { zh: '办件' } });

export type SubjectKind = ValueOf<typeof subjectKinds>;

/** 监察对象: what a card is about. The id is unique within the kind. */
export type Subject = { readonly kind: SubjectKind; readonly id: string };

export const caseSubject = (applicationId: string): Subject => ({ kind: 'case', id: applicationId });

/** One duty of one subject: cards of several levels may fall on it one after the other, and on several departments. */
export type Matter = {
  readonly subject: Subject;
  readonly rule: RuleId;
  /** Clock instance; of a card about conduct, the act. */
  readonly clock: string;
};

type Keyed = Matter & { readonly level: CardLevel; readonly department: string };

/** At most one active card has a key. None of its parts contains a bar. */
export const cardKey = ({ subject, rule, clock, level, department }: Keyed): string =>
  [subject.kind, subject.id, rule, clock, level, department].join('|');

/** @param ordinal 1 for the first card of a key: a new one after a revocation is another. */
export const cardIdOf = (key: string, ordinal: number): string => derivedId('card', key, String(ordinal));

export const sameMatter = (a: Matter, b: Matter): boolean =>
  a.subject.kind === b.subject.kind && a.subject.id === b.subject.id && a.rule === b.rule && a.clock === b.clock;
