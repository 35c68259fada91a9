import { isDamage, type StreamDamage } from '../events/damage';
import type { Instant } from '../events/event';
import type { EventStore } from '../events/event-store';
import { categoryOf } from '../events/parked-streams';
import { defineStatements, type Statement } from '../words/statement';

const LAG_MAX_MS = 30_000;
const OVERDUE_MAX_MS = 60_000;
/** Limit for counting the events behind: a health check must stay cheap. */
const COUNT_MAX = 10_000;

/** What a process knows of the work; members that are not its work are absent. */
export type ReadinessFacts = {
  readonly now: Instant;
  readonly stoppedViews?: readonly string[];
  /** Views that lack streams. */
  readonly incompleteViews?: readonly string[];
  readonly viewLagMs?: number;
  /** Streams that are not served. */
  readonly damage?: readonly StreamDamage[];
  /** A request was refused because a file is damaged. */
  readonly hasDamagedFiles?: boolean;
  /** Stream categories that are never parked: of other categories, only the damaged stream is not served. */
  readonly neverParked?: readonly string[];
  /** Number of streams parked by the reactors. */
  readonly parkedStreams?: number;
  /** Tasks without a live worker. */
  readonly unattended?: readonly string[];
  /** Since when a reactor has been retrying a command. */
  readonly failingSince?: Instant | null;
  /** The earliest instant at which a waiting timer could have fired: due and already set. */
  readonly timerDueAndKnown?: Instant | null;
};

export type Readiness = {
  /** `degraded`: requests are served, and some answers report that they are incomplete. */
  readonly status: 'ready' | 'degraded' | 'notReady';
  /** What is wrong, by code and without numbers: reasons are public, and numbers change with every event. Empty when ready. */
  readonly reasons: readonly Statement[];
  readonly overdueSeconds: number;
};

const declared = defineStatements({
  'view.stopped': {
    parameters: ['view'],
    words: { zh: '视图 {view} 已停止', en: 'the view {view} has stopped' },
  },
  'view.incomplete': {
    parameters: ['view'],
    words: { zh: '视图 {view} 不完整，须重建', en: 'the view {view} lacks streams until it is rebuilt' },
  },
  'work.unattended': {
    parameters: ['task'],
    words: { zh: '{task} 无人处理', en: 'no worker holds {task}' },
  },
  'views.behind': { words: { zh: '视图落后', en: 'the views are behind' } },
  'reactor.parked': {
    words: {
      zh: '部分办件停止后续处理，须修复后恢复',
      en: 'some streams are reacted to no further until they are resumed',
    },
  },
  'reactor.failing': { words: { zh: '反复失败', en: 'a reactor keeps failing' } },
  'timer.overdue': { words: { zh: '定时任务逾期', en: 'a timer is overdue' } },
  'log.damaged': { words: { zh: '记录缺失或无法读取', en: 'facts are missing or cannot be read' } },
  'store.damaged': { words: { zh: '存储文件损坏', en: 'a file of the stores is damaged' } },
  'store.unreadable': { words: { zh: '无法读取存储', en: 'the stores cannot be read' } },
});

const { statement } = declared;
export const readinessStatements = declared.catalogue;

/** Whether all the work is being done: evaluated the same way in every process. */
export function readinessOf(facts: ReadinessFacts): Readiness {
  const {
    now,
    stoppedViews = [],
    incompleteViews = [],
    viewLagMs = 0,
    unattended = [],
    damage = [],
    hasDamagedFiles = false,
    neverParked = [],
    parkedStreams = 0,
    failingSince = null,
    timerDueAndKnown = null,
  } = facts;
  const overdueMs = timerDueAndKnown === null ? 0 : Math.max(0, Date.parse(now) - Date.parse(timerDueAndKnown));
  const overdueSeconds = overdueMs / 1_000;
  const damaged = damage.length === 0 ? [] : [statement('log.damaged')];
  const allWait = damage.some(({ stream }) => neverParked.includes(categoryOf(stream)));
  const reasons = [
    ...stoppedViews.map((view) => statement('view.stopped', { view })),
    ...unattended.map((task) => statement('work.unattended', { task })),
    ...(allWait ? damaged : []),
    ...(hasDamagedFiles ? [statement('store.damaged')] : []),
    ...(viewLagMs > LAG_MAX_MS ? [statement('views.behind')] : []),
    ...(failingSince === null ? [] : [statement('reactor.failing')]),
    ...(overdueMs > OVERDUE_MAX_MS ? [statement('timer.overdue')] : []),
  ];
  const lacking = [
    ...incompleteViews.map((view) => statement('view.incomplete', { view })),
    ...(parkedStreams === 0 ? [] : [statement('reactor.parked')]),
    ...(allWait ? [] : damaged),
  ];
  const served = lacking.length === 0 ? 'ready' : 'degraded';
  const status = reasons.length === 0 ? served : 'notReady';
  return { status, reasons: [...reasons, ...lacking], overdueSeconds };
}

/** If the stores cannot be read. */
export const STORES_UNREADABLE: Pick<Readiness, 'status' | 'reasons'> = {
  status: 'notReady',
  reasons: [statement('store.unreadable')],
};

/**
 * The number of events after a position, counted up to a limit: exact, or `10000+`; `?` if one is missing or cannot be read.
 */
export async function eventsBehind(events: EventStore, position: bigint): Promise<string> {
  try {
    const count = await events.countAfter(position, COUNT_MAX);
    return count < COUNT_MAX ? String(count) : `${COUNT_MAX}+`;
  } catch (error) {
    if (isDamage(error)) return '?';
    throw error;
  }
}
