const { writeFileSync } = require('node:fs');

const isLeftOutWhole = ({ numPendingTests, numPassingTests, numFailingTests, numTodoTests }) =>
  numPendingTests > 0 && numPassingTests + numFailingTests + numTodoTests === 0;

/** Writes down how many tests passed and failed, for the last line of npm test. */
module.exports = class CountReporter {
  onRunComplete(_contexts, results) {
    // A proof that is left out whole needs a program that this machine has not: nothing is proved by it here, and nothing is wrong.
    const unproved = results.testResults.filter(
      ({ testFilePath, ...tests }) => testFilePath.endsWith('.proof.ts') && isLeftOutWhole(tests),
    );
    const count = {
      passed: results.numPassedTests,
      failed: results.numFailedTests,
      unrunnable: results.numRuntimeErrorTestSuites,
      leftOut: results.numPendingTests + results.numTodoTests - unproved.reduce((sum, { numPendingTests }) => sum + numPendingTests, 0),
      unproved: unproved.map(({ testFilePath }) => testFilePath),
    };
    writeFileSync(process.env.NOIVU_TEST_COUNT, JSON.stringify(count));
  }
};
