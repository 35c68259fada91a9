import { defineStatements } from '@sealtrail/event-sourcing';

/** Texts that the rules of a case generate in its events. */
export const { statement, catalogue: applicationsStatements } = defineStatements({
  'lapse.not-corrected': {
    parameters: ['notice', 'deadline'],
    words: {
      zh: '申请人在 {deadline} 前未按第 {notice} 次告知补正',
      en: 'not corrected by {deadline} (notice {notice})',
    },
  },
});
