import { defineComponent } from 'vue';
import { ProblemNotice } from '../../parts/problem-notice';
import { Link } from '../../router/link';
import { language, say, speak, type Text } from '../../words/language';
import { clockTimeOf, longDateOf } from '../../words/times';
import { Counters } from './counters';
import { LiveCards } from './live-cards';
import { LoadBars } from './load-bars';
import { RankingBars } from './ranking-bars';
import { type ScreenData, useScreenData } from './screen-data';
import { TrendLines } from './trend-lines';
import '../../style/screen.css';

const WORDS = {
  title: { zh: '政务服务电子监察', en: 'Supervision of government services' },
  at: { zh: '数据时间 {time}', en: 'Figures of {time}' },
  connecting: { zh: '正在连接', en: 'Connecting' },
  live: { zh: '实时', en: 'Live' },
  broken: { zh: '连接中断，正在重连', en: 'Connection lost, reconnecting' },
  stale: { zh: '数据自 {time} 起未更新', en: 'No new figures since {time}' },
  leave: { zh: '返回', en: 'Back' },
  other: { zh: 'English', en: '中文' },
} as const satisfies Readonly<Record<string, Text>>;

/** 大屏: what a supervision room looks at all day. */
const ScreenPage = defineComponent(() => {
  const data = useScreenData();
  return () => (
    <div class="screen">
      {heading(data)}
      {data.stale.value && (
        <p class="stale" role="alert">
          {say(WORDS.stale, { time: localTime(data.freshAt.value) })}
        </p>
      )}
      {data.load.data.value === null && data.load.problem.value !== null && (
        <ProblemNotice problem={data.load.problem.value} onRetry={() => void data.load.refresh()} />
      )}
      <Counters load={data.load.data.value} today={data.today.data.value} />
      <LiveCards cards={data.cards.data.value} today={data.load.data.value?.today ?? ''} />
      <RankingBars ranking={data.ranking.data.value} />
      <TrendLines days={data.trend.value} today={data.today.data.value} />
      <LoadBars load={data.load.data.value} />
    </div>
  );
});

const heading = ({ load, stream }: ScreenData) => (
  <header class="top">
    <h1>{say(WORDS.title)}</h1>
    {load.data.value && (
      <p class="when">
        {longDateOf(load.data.value.today)} · {say(WORDS.at, { time: clockTimeOf(load.data.value.at) })}
      </p>
    )}
    <p class={['connection', stream.value]} role="status">
      {say(WORDS[stream.value])}
    </p>
    <button type="button" onClick={() => speak(language.value === 'zh' ? 'en' : 'zh')}>
      {say(WORDS.other)}
    </button>
    <Link to="/">{{ default: () => say(WORDS.leave) }}</Link>
  </header>
);

const localTime = (at: Date | null): string => (at === null ? '' : clockTimeOf(at.toISOString()));

export { ScreenPage as page };
