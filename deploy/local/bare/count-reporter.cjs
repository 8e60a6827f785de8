const { writeFileSync } = require('node:fs');

/** Writes down how many tests passed and failed, for the last line of npm test. */
module.exports = class CountReporter {
  onRunComplete(_contexts, results) {
    const count = {
      passed: results.numPassedTests,
      failed: results.numFailedTests,
      unrunnable: results.numRuntimeErrorTestSuites,
      leftOut: results.numPendingTests + results.numTodoTests,
    };
    writeFileSync(process.env.NOIVU_TEST_COUNT, JSON.stringify(count));
  }
};
