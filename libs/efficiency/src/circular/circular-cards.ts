import { inRegion, type ReadStore, readAll, type Scope, scopeConditions } from '@sealtrail/event-sourcing';
import { monthOf, type ReportPeriod } from '@sealtrail/working-days';
import type { CardCounts } from '../read/card-report';
import { type ChargedCard, type ChargedMatter, chargedCards } from '../scores/charged-cards-view';
import type { CircularSubject } from './circular-enums';

/** The cards of one department or official that fell on some days. */
export type SubjectCards = { readonly counts: CardCounts };

type Asked = {
  readonly by: CircularSubject;
  readonly region: string;
  readonly scope: Scope;
  readonly period: ReportPeriod;
};

/** By whom they charge; a superseded one stays in its level, those that wait, lapsed, were dismissed or are kept back by an appeal are in none. */
export async function cardsOfDays(
  store: ReadStore,
  { by, region, scope, period: { from, to } }: Asked,
): Promise<ReadonlyMap<string, SubjectCards>> {
  const found = new Map<string, { counts: Counts }>();
  const where = [
    ...scopeConditions(scope),
    inRegion(region),
    { op: 'from', field: 'lastMonth', value: monthOf(from) } as const,
    { op: 'to', field: 'firstMonth', value: monthOf(to) } as const,
  ];
  for await (const { document } of readAll<ChargedMatter>(store, chargedCards.name, { where })) {
    for (const card of Object.values(document.cards)) {
      if (card.fellOn < from || card.fellOn > to || !isCounted(card, scope)) continue;
      const name = by === 'department' ? card.department : `${card.department}/${card.official ?? ''}`;
      // Where nobody was named, the department alone is charged.
      if (by === 'official' && card.official === null) continue;
      const one = found.get(name) ?? { counts: noCounts() };
      one.counts[card.level][card.state === 'revoked' ? 'revoked' : 'effective'] += 1;
      found.set(name, one);
    }
  }
  return found;
}

type Counts = Record<ChargedCard['level'], { effective: number; revoked: number }>;

export const noCounts = (): Counts => ({
  warning: { effective: 0, revoked: 0 },
  yellow: { effective: 0, revoked: 0 },
  red: { effective: 0, revoked: 0 },
});

const isCounted = ({ state, keptBack, department }: ChargedCard, scope: Scope): boolean =>
  !keptBack && (state === 'issued' || state === 'revoked') && (scope.department ?? department) === department;
