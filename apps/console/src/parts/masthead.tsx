import { roles } from 'virtual:terms';
import { logOut, mayUse, session } from '../api/session';
import { Link } from '../router/link';
import { PAGES } from '../router/pages';
import { go, place } from '../router/router';
import { language, say, speak } from '../words/language';
import { named, termOf } from '../words/terms';

const WORDS = {
  pages: { zh: '页面', en: 'Pages' },
  logOut: { zh: '退出', en: 'Log out' },
  other: { zh: 'English', en: '中文' },
} as const;

/** Where one is, who one is, and in which language. */
export const Masthead = ({ product }: { readonly product: string }) => (
  <header class="masthead">
    <span class="product">
      <Link to="/">{{ default: () => product }}</Link>
    </span>
    <nav aria-label={say(WORDS.pages)}>{openPages()}</nav>
    <div class="who">
      {whoAmI()}
      <button
        type="button"
        lang={language.value === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => speak(language.value === 'zh' ? 'en' : 'zh')}
      >
        {say(WORDS.other)}
      </button>
      {session.caller !== null && (
        <button type="button" onClick={leave}>
          {say(WORDS.logOut)}
        </button>
      )}
    </div>
  </header>
);
Masthead.props = ['product'];

function leave(): void {
  logOut();
  go('/');
}

const openPages = () =>
  PAGES.filter(({ listed, needs }) => listed && (needs === null || mayUse(needs))).map(({ path, title }) => (
    <span class={['tab', isWithin(path) && 'current']}>
      <Link to={path}>{{ default: () => say(title) }}</Link>
    </span>
  ));

const isWithin = (path: string): boolean => place.path === path || place.path.startsWith(`${path}/`);

function whoAmI() {
  const { caller } = session;
  if (caller === null) return null;
  const { role, department, departmentName, official, officialName, region } = caller;
  const bounds = [
    department === null ? null : named(department, departmentName),
    official === null ? null : named(official, officialName),
    region,
  ].filter((bound) => bound !== null);
  return (
    <span class="role">
      <strong>{termOf(roles, role)}</strong> {bounds.join(' · ')}
    </span>
  );
}
