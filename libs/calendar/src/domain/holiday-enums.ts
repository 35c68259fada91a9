import { defineEnumeration } from '@sealtrail/event-sourcing';

/** Holidays that apply to all citizens. */
export const holidays = defineEnumeration(
  { zh: '全体公民放假的节日', en: 'Holiday', source: '全国年节及纪念日放假办法 art. 2' },
  {
    newYear: { zh: '元旦', en: 'New Year' },
    springFestival: { zh: '春节', en: 'Spring Festival' },
    qingming: { zh: '清明节', en: 'Qingming' },
    labourDay: { zh: '劳动节', en: 'Labour Day' },
    dragonBoat: { zh: '端午节', en: 'Dragon Boat Festival' },
    midAutumn: { zh: '中秋节', en: 'Mid-Autumn Festival' },
    nationalDay: { zh: '国庆节', en: 'National Day' },
  },
);

/** Names of the day off in place of a holiday on a weekend (放假办法 art. 6). */
export const madeUpDays = defineEnumeration(
  { zh: '补休', en: 'Substitute day off for a holiday on a weekend' },
  {
    newYear: { zh: '元旦补休' },
    springFestival: { zh: '春节补休' },
    qingming: { zh: '清明节补休' },
    labourDay: { zh: '劳动节补休' },
    dragonBoat: { zh: '端午节补休' },
    midAutumn: { zh: '中秋节补休' },
    nationalDay: { zh: '国庆节补休' },
  },
);

/** 放假通知: numbers of the notices that correct the package of notices. */
export const noticesRead = defineEnumeration(
  { zh: '更正依据', en: 'Notice on which a correction is based' },
  { newYear2006: { zh: '国办发明电〔2005〕35号' } },
);
