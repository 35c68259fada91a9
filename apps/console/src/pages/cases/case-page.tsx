import { cardStatuses, caseStatuses, opinions, ruleIds, satisfactions } from 'virtual:terms';
import { defineComponent, onMounted } from 'vue';
import { type Answer, ask } from '../../api/client';
import { mayUse } from '../../api/session';
import { useAnswer } from '../../api/use-answer';
import { LevelBadge } from '../../parts/badge';
import { Facts } from '../../parts/facts';
import { ProblemNotice } from '../../parts/problem-notice';
import { Link } from '../../router/link';
import { say, type Text } from '../../words/language';
import { named, termOf } from '../../words/terms';
import { timeOf } from '../../words/times';
import { CaseActs } from './case-acts-panel';
import { CaseClocks } from './clocks';
import { CaseHistory } from './history';

const WORDS = {
  title: { zh: '办件 {number}', en: 'Case {number}' },
  item: { zh: '事项', en: 'Item' },
  department: { zh: '实施主体', en: 'Department' },
  handler: { zh: '承办', en: 'Held by' },
  receivedBy: { zh: '收件单位', en: 'Received by' },
  received: { zh: '收件时间', en: 'Received' },
  accepted: { zh: '受理日期', en: 'Accepted' },
  promised: { zh: '承诺届满日', en: 'Promised until' },
  statutory: { zh: '法定届满日', en: 'By law until' },
  status: { zh: '状态', en: 'Status' },
  closed: { zh: '办结', en: 'Closed' },
  delivered: { zh: '送达', en: 'Delivered' },
  materials: { zh: '材料', en: 'Materials' },
  missing: { zh: '尚缺', en: 'missing' },
  deferred: { zh: '容缺后补', en: 'deferred' },
  noMaterials: { zh: '没有材料', en: 'No materials' },
  branches: { zh: '会签', en: 'Steps of departments' },
  waits: { zh: '未答复', en: 'no opinion yet' },
  until: { zh: '至 {date}', en: 'until {date}' },
  cards: { zh: '监察牌', en: 'Cards' },
  noCards: { zh: '没有监察牌', en: 'No cards' },
} as const satisfies Readonly<Record<string, Text>>;

type Case = Answer<'/v1/applications/{id}'>;
type Cards = Answer<'/v1/cards'>['items'];

/** 办件: what happened, both limits with their days, materials, opinions, cards. */
const CasePage = defineComponent({
  props: { id: { type: String, required: true } },
  setup({ id }) {
    const values = { id };
    const found = useAnswer((signal) => ask('/v1/applications/{id}', { values, signal }));
    const clocks = useAnswer((signal) => ask('/v1/applications/{id}/clocks', { values, signal }));
    const history = useAnswer((signal) =>
      ask('/v1/applications/{id}/history', { values, query: { limit: 1_000 }, signal }),
    );
    const cards = useAnswer((signal) => ask('/v1/cards', { query: { applicationId: id, limit: 100 }, signal }));
    const load = async (): Promise<void> => {
      await found.refresh();
      if (found.data.value === null) return;
      await Promise.all([
        clocks.refresh(),
        mayUse('GET /v1/applications/{id}/history') ? history.refresh() : null,
        mayUse('GET /v1/cards') ? cards.refresh() : null,
      ]);
    };
    onMounted(() => void load());

    return () => {
      const { value: shown } = found.data;
      if (shown === null)
        return found.problem.value && <ProblemNotice problem={found.problem.value} onRetry={() => void load()} />;
      return (
        <article class="document case">
          <h1>{say(WORDS.title, { number: shown.number })}</h1>
          <Facts rows={factsOf(shown)} />
          <CaseActs shown={shown} clocks={clocks.data.value} onDone={() => void load()} />
          {clocks.problem.value && <ProblemNotice problem={clocks.problem.value} />}
          {clocks.data.value && <CaseClocks clocks={clocks.data.value} />}
          {branchesOf(shown)}
          {materialsOf(shown)}
          {cards.data.value && cardsOf(cards.data.value.items)}
          {history.data.value && <CaseHistory entries={history.data.value.items} />}
        </article>
      );
    };
  },
});

function factsOf(shown: Case): Parameters<typeof Facts>[0]['rows'] {
  const { handler } = shown;
  const held = [
    named(handler.department, handler.departmentName),
    handler.official === null ? '' : named(handler.official, handler.officialName),
  ];
  return [
    [say(WORDS.item), shown.itemName],
    [say(WORDS.status), termOf(caseStatuses, shown.status)],
    [say(WORDS.department), named(shown.department, shown.departmentName)],
    [say(WORDS.handler), held.join(' ')],
    [say(WORDS.receivedBy), named(shown.receivedBy, shown.receivedByName)],
    [say(WORDS.received), timeOf(shown.receivedAt)],
    [say(WORDS.accepted), shown.acceptedOn],
    [say(WORDS.promised), shown.promised?.date],
    [say(WORDS.statutory), shown.statutory?.date],
    [say(WORDS.closed), shown.closedAt && timeOf(shown.closedAt)],
    [say(WORDS.delivered), shown.deliveredOn],
  ];
}

function branchesOf({ branches }: Case) {
  if (branches.length === 0) return null;
  return (
    <section>
      <h2>{say(WORDS.branches)}</h2>
      <ul>
        {branches.map(({ id, department, departmentName, opinion, givenOn, limit }) => (
          <li key={id}>
            {named(department, departmentName)}：
            {opinion === null ? say(WORDS.waits) : `${termOf(opinions, opinion)} ${givenOn ?? ''}`}
            {opinion === null && limit !== null && ` · ${say(WORDS.until, { date: limit.date })}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

const materialsOf = ({ materials, missing, deferred }: Case) => (
  <section>
    <h2>{say(WORDS.materials)}</h2>
    {materials.length + missing.length + deferred.length === 0 && <p>{say(WORDS.noMaterials)}</p>}
    <ul>
      {materials.map(({ code, satisfiedBy }) => (
        <li key={code}>
          {code} · {termOf(satisfactions, satisfiedBy)}
        </li>
      ))}
      {missing.map((code) => (
        <li key={`missing ${code}`} class="bad">
          {code} · {say(WORDS.missing)}
        </li>
      ))}
      {deferred.map((code) => (
        <li key={`deferred ${code}`}>
          {code} · {say(WORDS.deferred)}
        </li>
      ))}
    </ul>
  </section>
);

const cardsOf = (cards: Cards) => (
  <section>
    <h2>{say(WORDS.cards)}</h2>
    {cards.length === 0 && <p>{say(WORDS.noCards)}</p>}
    <ul>
      {cards.map((card) => (
        <li key={card.cardId}>
          <LevelBadge level={card.level} />{' '}
          <Link to={`/cards/${card.cardId}`}>
            {{ default: () => `${termOf(ruleIds, card.rule)} · ${card.breachedOn}` }}
          </Link>{' '}
          {named(card.department, card.departmentName)} · {termOf(cardStatuses, card.status)}
        </li>
      ))}
    </ul>
  </section>
);

export { CasePage as page };
