import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';

/** Why a reported act did not take effect as reported. */
export const effectReasons = defineEnumeration(
  { zh: '未全部生效原因', en: 'Why it did not take effect as reported' },
  {
    acceptedBySilence: { zh: '已视为受理', note: 'told after silence had accepted, without the proof it needs' },
    beyondTheList: {
      zh: '清单外材料不计',
      note: 'what is not on the item’s list counts for nothing (行政许可法 art. 31)',
    },
    closedSince: {
      zh: '办结后补报',
      note: 'it is told of a case that has been closed since, and changes nothing of how that ended',
    },
    chargeStays: {
      zh: '责任不转移',
      note: 'a limit that was over, or on its last counted day, stays with who held it before',
    },
    correctionMissed: { zh: '补正逾期', note: 'the applicant’s time was over, or nothing shows that it came in time' },
    countsFromReport: { zh: '按报告时间计算', note: 'a limit ended between when it happened and when it was told' },
    countsFromService: { zh: '按送达时间计算', note: 'a limit ended before the service that its proof shows' },
    deferralMissed: { zh: '容缺材料逾期', note: 'the material is taken, its time was over' },
    ownProofWaits: {
      zh: '自证待复核',
      note: 'a proof of the charged unit itself, told later than ten working days after the service',
    },
    firstCheckEnded: { zh: '收件审查已结束', note: 'the notice comes after it and moves nothing' },
    firstCheckNotStopped: { zh: '未中止收件审查', note: 'a further notice: no first check was running' },
    successorFiled: {
      zh: '已另行申请，待决定',
      note: 'the applicant has filed anew in place of the lapsed case: a person says whether it is opened again',
    },
    notNoticed: { zh: '未书面告知', note: 'without notice no limit pauses (行政许可法 art. 45)' },
  },
);
export type EffectReason = ValueOf<typeof effectReasons>;
