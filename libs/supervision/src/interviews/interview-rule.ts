import type { StepRule } from '../domain/card-life/step-rules';
import { DECIDING } from '../domain/card-life/step-rules';

/** Who holds an interview (约谈), with what: the README of the context shows it with the steps of cards. */
export const INTERVIEW_RULE: Pick<StepRule, 'document' | 'levels' | 'posts' | 'roles'> = {
  roles: ['supervisor', 'discipline'],
  posts: DECIDING,
  levels: ['red'],
  document: { name: 'interviewRecord', neededOf: ['red'] },
};
