/** The administrator's key of `npm run demo`. It is public, and fixed, so that the ids of the demo are known in advance. */
export const DEMO_ADMIN_KEY = 'sealtrail-demo-administrator-of-nothing-real';
