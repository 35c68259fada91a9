const path = require('node:path');
const { projects, testTimeout } = require('../../jest.config.js');

const root = path.join(__dirname, '..', '..');

const [settings] = projects;

/**
 * Tests against servers that somebody runs elsewhere; `npm test` knows nothing of them. `npm run test:servers` runs those
 * for which there is a server, and says which there are none for.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  rootDir: root,
  testTimeout,
  projects: [
    {
      ...settings,
      rootDir: root,
      displayName: 'servers',
      testMatch: ['<rootDir>/test/servers/**/*.servers.ts'],
      testPathIgnorePatterns: ['/node_modules/'],
    },
  ],
};
