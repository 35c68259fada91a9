import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';

export const levels = defineEnumeration(
  {
    zh: '行使层级',
    en: 'Level',
    source: 'GB/T 39046-2020 A.2',
    note: 'The standard has one code for districts and counties; published lists count them apart.',
  },
  {
    national: { zh: '国家级', code: '1' },
    province: { zh: '省级', code: '2' },
    city: { zh: '市级', code: '3' },
    district: { zh: '市辖区', code: '4' },
    county: { zh: '县级', code: '4' },
    township: { zh: '乡镇级', code: '5' },
    village: { zh: '村级', code: '6' },
  },
);
export type Level = ValueOf<typeof levels>;

/** The post defines what an official may do, the mandate when. */
export const posts = defineEnumeration(
  { zh: '岗位', en: 'Post', note: 'A deputy head counts as head.' },
  {
    officer: { zh: '承办人' },
    reviewer: { zh: '审核人' },
    approver: { zh: '审批人' },
    windowHead: { zh: '窗口负责人', en: 'head of the window' },
    chiefRepresentative: { zh: '首席代表' },
    agencyHead: { zh: '行政机关负责人', en: 'head of the agency' },
    governmentHead: { zh: '人民政府负责人', en: 'head of the government' },
  },
);
export type Post = ValueOf<typeof posts>;
