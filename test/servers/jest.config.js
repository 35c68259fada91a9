const path = require('node:path');
const { projects, testTimeout } = require('../../jest.config.js');

const root = path.join(__dirname, '..', '..');

const [settings] = projects;

/**
 * Tests with existing servers, not part of `npm test`. `npm run test:servers` runs those for which there is a server, and
 * prints those for which there is none.
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
