import { approverOf, type City, handlerOf, ITEMS, type ItemCode } from './city';

type Step = { readonly day: number; readonly act: (date: string) => Promise<unknown> };
type Case = { readonly id: string; readonly item: ItemCode };

const remedies = {
  reconsideration: { organ: 'City Government 市政府', days: 60 },
  litigation: { court: 'District Court 区法院', months: 6 },
};

/** The same month each time: a small generator with a fixed seed (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * sides);
  };
}

/** A month of cases: what is received each day, and when officials act on it. Some acts are late. */
export class Month {
  private readonly roll = dice(20_260_302);
  private readonly agenda: Step[] = [];
  private documents = 0;
  filed = 0;
  rated = 0;

  constructor(private readonly city: City) {}

  /** The acts planned for this working day, then the new cases. */
  async live(day: number, date: string, newCases: number): Promise<void> {
    const due = this.agenda.filter((step) => step.day === day);
    for (const { act } of due) await act(date);
    for (let n = 0; n < newCases; n++) await this.file(day, date);
  }

  private async file(day: number, date: string): Promise<void> {
    const items = Object.keys(ITEMS) as ItemCode[];
    const item = items[this.roll(10) < 3 ? 0 : 1 + this.roll(3)] ?? 'food-licence';
    const { id } = await this.city.portal.post<{ id: string }>('/v1/applications', {
      item,
      channel: this.roll(3) === 0 ? 'window' : 'web',
      applicant: { kind: 'person', name: 'Wang Fang 王芳', idType: 'residentId', idNumber: '11010519491231002X' },
    });
    this.filed += 1;
    if (item === 'name-reservation') await this.onTheSpot({ id, item }, date);
    else this.plan({ id, item }, day);
  }

  private async onTheSpot(found: Case, date: string): Promise<void> {
    await this.accept(found, date);
    await this.decide(found, date, 'granted');
    await this.deliver(found, date);
    await this.rate(found);
  }

  /** Most cases are handled as promised; one in seven is left unhandled at some point. */
  private plan(found: Case, day: number): void {
    const lies = this.roll(7) === 0;
    if (lies && this.roll(3) === 0) return; // not examined: deemed accepted, and the limits run on
    const accepted = day + 1 + this.roll(2);
    this.on(accepted, (date) => this.accept(found, date));
    const decided = found.item === 'works-permit' ? this.stages(found, accepted, lies) : accepted + 3 + this.roll(5);
    const end = lies ? decided + 8 : decided;
    if (found.item !== 'works-permit' && this.roll(8) === 0) this.pause(found, accepted + 1, end);
    const outcome = this.roll(12) === 0 ? 'refused' : 'granted';
    this.on(end, (date) => this.decide(found, date, outcome));
    if (outcome === 'granted') this.on(end + (this.roll(10) === 0 ? 5 : 1), (date) => this.deliver(found, date));
    if (this.roll(2) === 0) this.on(end + 1, () => this.rate(found));
  }

  private stages({ id }: Case, day: number, lies: boolean): number {
    const opinion = (branch: string, department: 'fire' | 'planning' | 'works', on: number) =>
      this.on(on, () =>
        this.city[department].post(`/v1/applications/${id}/steps/${branch}/opinion`, {
          officer: handlerOf(department),
          opinion: 'agree',
        }),
      );
    const fire = day + (lies ? 8 : 2 + this.roll(3));
    const planning = day + 1 + this.roll(3);
    const permit = Math.max(fire, planning) + 1 + this.roll(2);
    opinion('fire', 'fire', fire);
    opinion('planning', 'planning', planning);
    opinion('permit', 'works', permit);
    return permit + 1;
  }

  private pause(found: Case, from: number, to: number): void {
    const { department } = ITEMS[found.item];
    const officer = handlerOf(department);
    const path = `/v1/applications/${found.id}/suspensions`;
    const told = this.roll(4) !== 0;
    this.on(from, (date) =>
      this.city[department].post(path, {
        officer,
        procedure: 'inspection',
        legalBasis: '行政许可法 art. 45',
        expected: { days: 3, unit: 'workingDay' },
        ...(told && { notice: { document: this.document(date) } }),
      }),
    );
    if (from + 3 < to) this.on(from + 3, () => this.city[department].post(`${path}/1/end`, { officer }));
  }

  private on(day: number, act: Step['act']): void {
    this.agenda.push({ day, act });
  }

  private accept({ id, item }: Case, date: string): Promise<unknown> {
    const { department } = ITEMS[item];
    const document = this.document(date);
    return this.city[department].post(`/v1/applications/${id}/acceptance`, {
      officer: handlerOf(department),
      document,
    });
  }

  private decide({ id, item }: Case, date: string, outcome: 'granted' | 'refused'): Promise<unknown> {
    const { department } = ITEMS[item];
    const refusal = { reasons: 'Conditions are not met 不符合法定条件', legalBasis: 'art. 12', remedies };
    return this.city[department].post(`/v1/applications/${id}/decision`, {
      officer: approverOf(department),
      outcome,
      document: this.document(date),
      ...(outcome === 'refused' && refusal),
    });
  }

  private deliver({ id, item }: Case, date: string): Promise<unknown> {
    const { department } = ITEMS[item];
    const proofOfService = { mode: 'courier', servedAt: `${date}T09:00:00+08:00`, reference: `SDHZ-${date}` };
    return this.city[department].post(`/v1/applications/${id}/delivery`, {
      officer: handlerOf(department),
      proofOfService,
    });
  }

  private async rate({ id }: Case): Promise<void> {
    const levels = ['verySatisfied', 'verySatisfied', 'satisfied', 'fairlySatisfied', 'dissatisfied'] as const;
    await this.city.portal.post('/v1/ratings', {
      applicationId: id,
      scope: 'matter',
      level: levels[this.roll(levels.length)],
      channel: 'mobile',
      anonymous: true,
    });
    this.rated += 1;
  }

  private document(date: string) {
    this.documents += 1;
    return { number: `2026-${String(this.documents).padStart(5, '0')}`, date, seal: '行政审批专用章' };
  }
}
