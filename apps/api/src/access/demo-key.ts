/** The administrator's key of `npm run demo`: by it the ids of what the demo makes are known beforehand, and everybody can read it here. */
export const DEMO_ADMIN_KEY = 'sealtrail-demo-administrator-of-nothing-real';
