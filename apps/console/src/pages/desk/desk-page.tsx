import { computed, defineComponent, nextTick, onMounted, reactive, ref, type ShallowRef, shallowRef, watch } from 'vue';
import { type Answer, ask, keysByContent, tell } from '../../api/client';
import { officialChoices } from '../../api/departments';
import { ApiProblem } from '../../api/problem';
import { session } from '../../api/session';
import { ProblemNotice } from '../../parts/problem-notice';
import { Link } from '../../router/link';
import { say, type Text } from '../../words/language';
import { named } from '../../words/terms';
import { today } from '../../words/times';
import { CaseActs } from '../cases/case-acts-panel';
import { filingOf, type Item, materialsMissing, memberAt, membersMissing, nothingTyped, type Typed } from './filing';
import { filingFields, MEMBER_WORDS } from './filing-fields';
import { Slip, type SlipData } from './slip';
import '../../style/desk.css';

const WORDS = {
  title: { zh: '综合窗口：收件', en: 'Desk: filing' },
  filed: { zh: '综合窗口：已收件', en: 'Desk: filed' },
  lacking: { zh: '还缺', en: 'Still missing' },
  fill: { zh: '填写{name}', en: 'Fill in: {name}' },
  handIn: { zh: '材料：{name}', en: 'Material: {name}' },
  complete: { zh: '齐全，可以收件。', en: 'Complete: it can be filed.' },
  incomplete: {
    zh: '材料不齐也可以收件；收件后请一次性告知申请人。',
    en: 'A case with missing materials can be filed: then notify the applicant of everything at once.',
  },
  submit: { zh: '收件（Ctrl+Enter）', en: 'File (Ctrl+Enter)' },
  busy: { zh: '正在收件…', en: 'Filing…' },
  openCase: { zh: '打开办件', en: 'Open the case' },
} as const satisfies Readonly<Record<string, Text>>;

type Case = Answer<'/v1/applications/{id}'>;
type Choices = readonly (readonly [string, string])[];
type Filed = {
  readonly id: string;
  readonly slip: SlipData;
  readonly warnings: readonly { readonly detail: string }[];
};

/** The terms of the item whose code is typed; `null` while it is none. Another item has other materials. */
function useItem(typed: Typed, items: Readonly<ShallowRef<Choices>>): Readonly<ShallowRef<Item | null>> {
  const item = shallowRef<Item | null>(null);
  watch(
    () => typed.item,
    async (code) => {
      item.value = null;
      if (!items.value.some(([each]) => each === code)) return;
      const asked = { values: { code }, query: { asOf: today() } };
      const { terms } = await ask('/v1/items/{code}', asked).catch(() => ({ terms: null }));
      if (typed.item !== code) return;
      typed.materials = {};
      item.value = terms;
    },
  );
  return item;
}

/** The state of the desk: what is typed, what is missing, and the case that was filed last. */
function useDesk() {
  const typed = reactive(nothingTyped());
  const items = shallowRef<Choices>([]);
  const item = useItem(typed, items);
  const officials = shallowRef<Choices | null>(session.caller?.official == null ? [] : null);
  const problem = shallowRef<ApiProblem | null>(null);
  const filed = shallowRef<Filed | null>(null);
  const shown = shallowRef<Case | null>(null);
  const busy = ref(false);
  const keyOf = keysByContent();
  const members = computed(() => membersMissing(typed, officials.value !== null));
  const materials = computed(() => materialsMissing(item.value, typed));

  onMounted(async () => {
    items.value = await itemChoices().catch(() => []);
    const department = session.caller?.department ?? null;
    // A key of no department names nobody.
    if (officials.value !== null) officials.value = department === null ? null : await officialChoices(department);
    focusOn('field-item');
  });
  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    busy.value = true;
    problem.value = null;
    try {
      await file();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      problem.value = error;
      await nextTick();
      document.querySelector<HTMLElement>('form.desk [aria-invalid=true], form.desk p.fault')?.focus();
    } finally {
      busy.value = false;
    }
  }

  async function file(): Promise<void> {
    const body = filingOf(typed);
    const answer = await tell('/v1/applications', { body, idempotencyKey: keyOf(body) });
    const receivedBy = named(session.caller?.department ?? '', session.caller?.departmentName);
    filed.value = {
      id: answer.id,
      warnings: answer.warnings,
      slip: {
        number: answer.number,
        queryCode: answer.queryCode ?? null,
        item: item.value?.name ?? typed.item,
        receivedBy,
        receivedOn: today(),
        missing: materials.value.map(({ name }) => name),
      },
    };
    Object.assign(typed, nothingTyped(typed.officer));
    await show();
  }

  async function show(): Promise<void> {
    const id = filed.value?.id ?? '';
    shown.value = await ask('/v1/applications/{id}', { values: { id } }).catch(() => null);
  }

  async function next(): Promise<void> {
    filed.value = null;
    shown.value = null;
    await nextTick();
    focusOn('field-item');
  }

  return { typed, items, item, officials, problem, filed, shown, busy, members, materials, submit, show, next };
}

/** 综合窗口: files a case, prints its slip, and continues with what the window may do. What is typed stays in memory. */
const DeskPage = defineComponent(() => {
  const { typed, items, item, officials, problem, filed, shown, busy, members, materials, submit, show, next } =
    useDesk();
  const faultAt = (member: keyof Typed): string | null =>
    problem.value?.errors.find(({ pointer }) => memberAt(pointer) === member)?.detail ?? null;
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.ctrlKey) (event.currentTarget as HTMLFormElement).requestSubmit();
  };

  return () =>
    filed.value === null ? (
      <section class="desk-page">
        <h1>{say(WORDS.title)}</h1>
        {problem.value && <ProblemNotice problem={problem.value} />}
        <div class="desk-columns">
          <form class="desk" onSubmit={(event) => void submit(event)} onKeydown={onKey}>
            {filingFields({ typed, items: items.value, item: item.value, officials: officials.value, faultAt })}
            <button type="submit" class="primary" disabled={busy.value}>
              {say(busy.value ? WORDS.busy : WORDS.submit)}
            </button>
          </form>
          {lackingOf(
            members.value,
            materials.value.map(({ name }) => name),
          )}
        </div>
      </section>
    ) : (
      <section class="desk-page">
        <h1 class="no-print">{say(WORDS.filed)}</h1>
        {filed.value.warnings.map(({ detail }) => (
          <p class="warning no-print" role="status" key={detail}>
            {detail}
          </p>
        ))}
        <Slip {...filed.value.slip} onNext={() => void next()} />
        {shown.value && (
          <div class="no-print">
            <CaseActs shown={shown.value} onDone={() => void show()} />
            <p>
              <Link to={`/cases/${filed.value.id}`}>{{ default: () => say(WORDS.openCase) }}</Link>
            </p>
          </div>
        )}
      </section>
    );
});

const focusOn = (id: string): void => document.getElementById(id)?.focus();

async function itemChoices(): Promise<Choices> {
  const { items } = await ask('/v1/items', { query: { limit: 1_000 } });
  return items.map(({ code, name }) => [code, name] as const);
}

/** What is missing, told while one types. */
const lackingOf = (members: readonly (keyof Typed)[], materials: readonly string[]) => (
  <aside class="lacking" aria-live="polite" aria-label={say(WORDS.lacking)}>
    <h2>{say(WORDS.lacking)}</h2>
    {members.length + materials.length === 0 && <p class="told">{say(WORDS.complete)}</p>}
    <ul>
      {members.map((member) => (
        <li key={member}>{say(WORDS.fill, { name: say(MEMBER_WORDS[member] ?? { zh: member, en: member }) })}</li>
      ))}
      {materials.map((name) => (
        <li key={`material ${name}`} class="bad">
          {say(WORDS.handIn, { name })}
        </li>
      ))}
    </ul>
    {members.length === 0 && materials.length > 0 && <p>{say(WORDS.incomplete)}</p>}
  </aside>
);

export { DeskPage as page };
