import { writeSync } from 'node:fs';

/** Ends the run with one plain line that a script can read: `12 passed, 0 failed`. */
export default class TotalsReporter {
  onRunComplete(_contexts, results) {
    // A file that did not even load has no failed test; it must not count as nothing.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${failed} failed`;
    // Jest's own summary always comes after the last reporter: only at the exit is ours the end.
    process.once('exit', () => {
      writeSync(2, `\n${skipped > 0 ? `${line}, ${skipped} skipped` : line}\n`);
    });
  }
}
