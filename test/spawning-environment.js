const { TestEnvironment } = require('jest-environment-node');

/**
 * A spec that fails before its last line leaves processes running, for which jest would wait forever: they are ended with it.
 */
module.exports = class SpawningEnvironment extends TestEnvironment {
  async teardown() {
    for (const end of this.global.leftRunning ?? []) end();
    await super.teardown();
  }
};
