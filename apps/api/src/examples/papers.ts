import { DEMO_DAY } from './demo';

/** A 文书 dated on the demo's last day. */
export const paper = (number: string) => ({ number, date: DEMO_DAY, seal: '行政审批专用章(1)' });

/** A 送达回证 for an instant. */
export const served = (servedAt: string) => ({ mode: 'electronic', servedAt, reference: 'SDHZ-2026-0001' });

export const working = (days: number) => ({ days, unit: 'workingDay' });

export const remedies = {
  reconsideration: { organ: '济南市人民政府', days: 60 },
  litigation: { court: '济南市市中区人民法院', months: 6 },
};

export const applicant = {
  kind: 'person',
  name: '周某',
  idType: 'residentId',
  idNumber: '11010519491231002X',
  phone: '13900000000',
};
