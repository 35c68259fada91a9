import { type Component, defineComponent, h, nextTick, shallowRef, watch } from 'vue';
import { logOut, mayUse, session } from './api/session';
import { LogIn } from './parts/log-in';
import { Masthead } from './parts/masthead';
import { Link } from './router/link';
import { pageAt } from './router/match';
import { PAGES, type Page } from './router/pages';
import { place } from './router/router';
import { HTML_LANGUAGE, language, say } from './words/language';

const WORDS = {
  product: { zh: 'Sealtrail 政务服务电子监察', en: 'Sealtrail supervision' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  noPage: { zh: '没有这个页面', en: 'There is no such page' },
  home: { zh: '返回首页', en: 'Go to the home page' },
  notOpen: { zh: '当前密钥无权查看此页', en: 'The key in use does not open this page' },
  notOpenHelp: {
    zh: '请用有权限的密钥登录，或者向管理员申请。',
    en: 'Log in with a key whose role may see it, or ask the administrator for one.',
  },
  otherKey: { zh: '换一个密钥登录', en: 'Log in with another key' },
  loadFailed: {
    zh: '页面未能加载，请检查网络后刷新。',
    en: 'The page could not be loaded. Check the network and reload.',
  },
} as const;

/** The page at the address, or what is said in its place. */
export const App = defineComponent(() => {
  const shown = shallowRef<{ readonly page: Page; readonly component: Component } | null>(null);
  const failed = shallowRef(false);

  watch(
    () => place.path,
    async (path, before) => {
      const found = pageAt(PAGES, path);
      shown.value = null;
      failed.value = false;
      if (found === null) return;
      const loaded = await found.page.load().catch(() => null);
      if (place.path !== path) return;
      failed.value = loaded === null;
      shown.value = loaded && { page: found.page, component: loaded.page };
      if (before !== undefined) await nextTick(() => document.getElementById('content')?.focus());
    },
    { immediate: true },
  );

  watch(
    () => [place.path, language.value] as const,
    () => {
      const title = pageAt(PAGES, place.path)?.page.title;
      document.title = title === undefined ? say(WORDS.product) : `${say(title)} · ${say(WORDS.product)}`;
      document.documentElement.lang = HTML_LANGUAGE[language.value];
    },
    { immediate: true },
  );

  return () => {
    const found = pageAt(PAGES, place.path);
    if (found?.page.fills === true && session.caller !== null && mayShow(found.page)) return content(found.values);
    return (
      <>
        <a class="skip" href="#content">
          {say(WORDS.skip)}
        </a>
        <Masthead product={say(WORDS.product)} />
        {content(found?.values ?? {})}
      </>
    );
  };

  function content(values: Readonly<Record<string, string>>) {
    return (
      <main id="content" tabindex={-1}>
        {body(values)}
      </main>
    );
  }

  function body(values: Readonly<Record<string, string>>) {
    if (pageAt(PAGES, place.path) === null) return <NoPage />;
    if (failed.value) return <p class="notice bad">{say(WORDS.loadFailed)}</p>;
    if (shown.value === null) return <p class="waiting" aria-busy="true" />;
    const { page, component: Content } = shown.value;
    if (page.needs !== null && session.caller === null) return <LogIn />;
    if (!mayShow(page)) return <NotOpen />;
    return h(Content, { key: place.path, ...values });
  }
});

const mayShow = ({ needs }: Page): boolean => needs === null || mayUse(needs);

const NoPage = () => (
  <section class="notice">
    <h1>{say(WORDS.noPage)}</h1>
    <p>
      <Link to="/">{{ default: () => say(WORDS.home) }}</Link>
    </p>
  </section>
);

const NotOpen = () => (
  <section class="notice">
    <h1>{say(WORDS.notOpen)}</h1>
    <p>{say(WORDS.notOpenHelp)}</p>
    <button type="button" class="primary" onClick={logOut}>
      {say(WORDS.otherKey)}
    </button>
  </section>
);
