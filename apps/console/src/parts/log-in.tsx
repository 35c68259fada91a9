import { defineComponent, ref } from 'vue';
import { ApiProblem } from '../api/problem';
import { logIn } from '../api/session';
import { say, type Text } from '../words/language';

const WORDS = {
  title: { zh: '登录', en: 'Log in' },
  key: { zh: 'API 密钥', en: 'API key' },
  hint: {
    zh: '形如 stl_…，由管理员发放。密钥只保存在本标签页，关闭即清除。',
    en: 'It begins with stl_ and comes from the administrator. It is kept in this tab only, and is gone when the tab is closed.',
  },
  submit: { zh: '登录', en: 'Log in' },
  busy: { zh: '正在登录…', en: 'Logging in…' },
  wrong: {
    zh: '密钥无效：请核对是否完整粘贴；如已过期或被吊销，请向管理员申请新的密钥。',
    en: 'This key is not valid. Check that it was pasted whole; if it has expired or was revoked, ask the administrator for a new one.',
  },
  tooMany: { zh: '尝试过于频繁，请稍候再试。', en: 'Too many attempts. Wait a moment, then try once more.' },
  unreachable: {
    zh: '服务器没有应答，请检查网络，或者联系管理员。',
    en: 'The server does not answer. Check the network, or tell the administrator.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Who has a key shows it here. */
export const LogIn = defineComponent(() => {
  const key = ref('');
  const fault = ref<string | null>(null);
  const busy = ref(false);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    fault.value = null;
    busy.value = true;
    await logIn(key.value).catch((error: unknown) => {
      fault.value = say(faultOf(error));
      document.getElementById('key')?.focus();
    });
    busy.value = false;
  }

  return () => (
    <form class="log-in" onSubmit={(event) => void submit(event)}>
      <h1>{say(WORDS.title)}</h1>
      <label for="key">{say(WORDS.key)}</label>
      <input
        id="key"
        type="password"
        autocomplete="off"
        spellcheck={false}
        required
        maxlength={200}
        aria-describedby="key-hint"
        aria-invalid={fault.value !== null}
        aria-errormessage={fault.value === null ? undefined : 'key-fault'}
        value={key.value}
        onInput={(event) => (key.value = (event.target as HTMLInputElement).value)}
      />
      <p id="key-hint" class="hint">
        {say(WORDS.hint)}
      </p>
      <p id="key-fault" class="fault" role="alert">
        {fault.value}
      </p>
      <button type="submit" class="primary" disabled={busy.value}>
        {say(busy.value ? WORDS.busy : WORDS.submit)}
      </button>
    </form>
  );
});

function faultOf(error: unknown): Text {
  if (!(error instanceof ApiProblem)) throw error;
  if (error.status === 0) return WORDS.unreachable;
  return error.status === 429 ? WORDS.tooMany : error.status === 401 ? WORDS.wrong : WORDS.unreachable;
}
