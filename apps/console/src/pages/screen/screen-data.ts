import { onScopeDispose, type Ref, ref, type ShallowRef, shallowRef } from 'vue';
import { type Answer, ask } from '../../api/client';
import { FactStream, type StreamState } from '../../api/fact-stream';
import { type Asked, useAnswer } from '../../api/use-answer';
import { daysFrom } from '../../words/dates';

export type Card = Answer<'/v1/cards'>['items'][number];
export type Load = Answer<'/v1/reports/load'>;
export type Ranking = Answer<'/v1/reports/ranking'>;
export type Volumes = {
  readonly date: string;
  readonly received: number;
  readonly accepted: number;
  readonly closed: number;
};

/** Facts that change the list of cards. */
const CARD_FACTS = ['CardIssued', 'CardConfirmed', 'CardDismissed', 'CardRevoked', 'WarningResolved', 'WarningLapsed'];
const CARDS_SHOWN = 7;
const TREND_DAYS = 14;
const REFRESH_MS = 15_000;
/** Figures older than this are marked as outdated. */
const STALE_MS = 60_000;

export type ScreenData = {
  readonly load: Asked<Load>;
  readonly today: Asked<Volumes>;
  readonly cards: Asked<readonly Card[]>;
  readonly ranking: Asked<Ranking>;
  readonly trend: Readonly<ShallowRef<readonly Volumes[]>>;
  readonly stream: Readonly<Ref<StreamState>>;
  /** When figures were last received; `null`: not yet. */
  readonly freshAt: Readonly<Ref<Date | null>>;
  readonly stale: Readonly<Ref<boolean>>;
};

/** The data of the screen: cards as they are issued, figures every fifteen seconds, previous days once a day. */
export function useScreenData(): ScreenData {
  const load = useAnswer((signal) => ask('/v1/reports/load', { query: { limit: 50 }, signal }));
  const today = useAnswer((signal) => volumesOf(load.data.value?.today ?? '', signal));
  const cards = useAnswer(async (signal) => (await ask('/v1/cards', { query: { limit: CARDS_SHOWN }, signal })).items);
  const ranking = useAnswer((signal) => rankingOf(load.data.value?.today ?? '', signal));
  const trend = shallowRef<readonly Volumes[]>([]);
  const freshAt = ref<Date | null>(null);
  const stale = ref(false);

  const stream = new FactStream(
    CARD_FACTS,
    () => void refreshCards(),
    () => void refreshAll(),
  );
  const refreshCards = atMostEvery(500, () => cards.refresh());

  async function refreshAll(): Promise<void> {
    const dayBefore = load.data.value?.today;
    await load.refresh();
    const day = load.data.value?.today;
    if (day === undefined || load.problem.value !== null) return;
    await Promise.all([today.refresh(), cards.refresh(), ranking.refresh()]);
    if (day !== dayBefore) trend.value = await volumesBefore(day).catch(() => trend.value);
    if ([today, cards, ranking].every(({ problem }) => problem.value === null)) freshAt.value = new Date();
  }

  void refreshAll();
  void stream.run();
  const refreshing = setInterval(() => void refreshAll(), REFRESH_MS);
  const looking = setInterval(() => {
    stale.value = freshAt.value !== null && Date.now() - freshAt.value.getTime() > STALE_MS;
  }, 1_000);
  onScopeDispose(() => {
    clearInterval(refreshing);
    clearInterval(looking);
    stream.stop();
  });
  return { load, today, cards, ranking, trend, stream: stream.state, freshAt, stale };
}

async function volumesOf(date: string, signal?: AbortSignal): Promise<Volumes> {
  const { total } = await ask('/v1/reports/efficiency', {
    query: { period: date, limit: 1 },
    ...(signal === undefined ? {} : { signal }),
  });
  return { date, received: total?.received ?? 0, accepted: total?.accepted ?? 0, closed: total?.closed ?? 0 };
}

async function volumesBefore(today: string): Promise<readonly Volumes[]> {
  const days = Array.from({ length: TREND_DAYS }, (_, at) => daysFrom(today, at - TREND_DAYS));
  const found: Volumes[] = [];
  for (const day of days) found.push(await volumesOf(day));
  return found;
}

/** Of this month; if too few cases were closed for any rank, of this quarter, else of this year. */
async function rankingOf(today: string, signal: AbortSignal): Promise<Ranking> {
  const [year = '', month = ''] = today.split('-');
  const quarter = `${year}-Q${Math.ceil(Number(month) / 3)}`;
  let found: Ranking | null = null;
  for (const period of [`${year}-${month}`, quarter, year]) {
    found = await ask('/v1/reports/ranking', { query: { period, limit: 8 }, signal });
    if (found.ranked > 1) break;
  }
  return found as Ranking;
}

/** Calls made while the act is running, or too soon after it, are combined into one later call. */
function atMostEvery(ms: number, act: () => Promise<void>): () => Promise<void> {
  let running = false;
  let again = false;
  return async function once(): Promise<void> {
    if (running) {
      again = true;
      return;
    }
    running = true;
    await act();
    setTimeout(() => {
      running = false;
      if (!again) return;
      again = false;
      void once();
    }, ms);
  };
}
