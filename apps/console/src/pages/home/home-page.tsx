import { defineComponent } from 'vue';
import { mayUse, session } from '../../api/session';
import { LogIn } from '../../parts/log-in';
import { Link } from '../../router/link';
import { PAGES } from '../../router/pages';
import { say } from '../../words/language';
import { queuesOfCaller } from './queues';
import { WaitingList } from './waiting-list';
import '../../style/home.css';

const WORDS = {
  waiting: { zh: '待我办理', en: 'What waits for me' },
  title: { zh: '可以打开的页面', en: 'What you can open' },
  none: {
    zh: '当前密钥的角色没有可以打开的页面。接口说明见：',
    en: 'No page is open to the role of this key. The API is described at',
  },
} as const;

const HomePage = defineComponent(() => () => {
  if (session.caller === null) return <LogIn />;
  const queues = queuesOfCaller();
  const open = PAGES.filter(({ listed, needs }) => listed && (needs === null || mayUse(needs)));
  return (
    <section>
      {queues.length > 0 && (
        <>
          <h1>{say(WORDS.waiting)}</h1>
          <div class="queues">
            {queues.map((queue) => (
              <WaitingList key={queue.name} queue={queue} />
            ))}
          </div>
        </>
      )}
      {queues.length > 0 ? <h2>{say(WORDS.title)}</h2> : <h1>{say(WORDS.title)}</h1>}
      <ul class="tiles">
        {open.map(({ path, title }) => (
          <li key={path}>
            <Link to={path}>{{ default: () => say(title) }}</Link>
          </li>
        ))}
      </ul>
      {open.length === 0 && (
        <p>
          {say(WORDS.none)} <a href="/docs">/docs</a>
        </p>
      )}
    </section>
  );
});

export { HomePage as page };
