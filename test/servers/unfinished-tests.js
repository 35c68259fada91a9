const SHOWN_AFTER_MS = 15_000;

/** Names every test that is still running after a quarter of a minute: a run that is cut off tells where it was. */
module.exports = class UnfinishedTests {
  timer = null;

  onTestCaseStart(_file, { fullName }) {
    const seconds = SHOWN_AFTER_MS / 1_000;
    this.timer = setInterval(
      () => process.stderr.write(`  still running after another ${seconds} s: ${fullName}\n`),
      SHOWN_AFTER_MS,
    );
  }

  onTestCaseResult() {
    clearInterval(this.timer);
  }

  onRunComplete() {
    clearInterval(this.timer);
  }
};
