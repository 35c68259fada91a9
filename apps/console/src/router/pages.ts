import type { Component } from 'vue';
import type { Text } from '../words/language';

/** A page of the console. The server serves the same paths; the build exports them. */
export type Page = {
  /** `:name` matches one segment. */
  readonly path: string;
  readonly title: Text;
  readonly load: () => Promise<{ readonly page: Component }>;
  /** The route that the page requires; `null`: public, also without a key. */
  readonly needs: string | null;
  /** Listed in the navigation. */
  readonly listed: boolean;
  /** Fills the window, without navigation. */
  readonly fills?: true;
};

export const PAGES: readonly Page[] = [
  {
    path: '/',
    title: { zh: '首页', en: 'Home' },
    load: () => import('../pages/home/home-page'),
    needs: null,
    listed: false,
  },
  {
    path: '/screen',
    title: { zh: '大屏', en: 'Big screen' },
    load: () => import('../pages/screen/screen-page'),
    needs: 'GET /v1/reports/load',
    listed: true,
    fills: true,
  },
  {
    path: '/cards',
    title: { zh: '监察牌', en: 'Cards' },
    load: () => import('../pages/cards/cards-page'),
    needs: 'GET /v1/cards',
    listed: true,
  },
  {
    path: '/cards/:id',
    title: { zh: '监察牌详情', en: 'Card' },
    load: () => import('../pages/cards/card-page'),
    needs: 'GET /v1/cards/{id}',
    listed: false,
  },
  {
    path: '/cases',
    title: { zh: '办件', en: 'Cases' },
    load: () => import('../pages/cases/cases-page'),
    needs: 'GET /v1/applications',
    listed: true,
  },
  {
    path: '/cases/:id',
    title: { zh: '办件详情', en: 'Case' },
    load: () => import('../pages/cases/case-page'),
    needs: 'GET /v1/applications/{id}/clocks',
    listed: false,
  },
  {
    path: '/desk',
    title: { zh: '综合窗口', en: 'Desk' },
    load: () => import('../pages/desk/desk-page'),
    needs: 'POST /v1/applications',
    listed: true,
  },
  {
    path: '/reports',
    title: { zh: '报表', en: 'Reports' },
    load: () => import('../pages/reports/reports-page'),
    needs: 'GET /v1/reports/efficiency',
    listed: true,
  },
  {
    path: '/reports/circular',
    title: { zh: '通报', en: 'Circular' },
    load: () => import('../pages/reports/circular-page'),
    needs: 'GET /v1/reports/circulars/{period}',
    listed: false,
  },
  {
    path: '/reports/:name',
    title: { zh: '报表', en: 'Reports' },
    load: () => import('../pages/reports/reports-page'),
    needs: 'GET /v1/reports/efficiency',
    listed: false,
  },
  {
    path: '/track',
    title: { zh: '办件进度查询', en: 'Where is my case' },
    load: () => import('../pages/track/track-page'),
    needs: null,
    listed: true,
  },
];
