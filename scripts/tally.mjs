import { existsSync, readFileSync } from "node:fs";

// Adds up what the test runners report, in one place.

/** @typedef {{ passed: number; failed: number; skipped: number }} Tally */

/** @param {string} file @returns {any} the parsed report, or null when the runner did not get that far */
const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null);

/** A runner that failed without a failed test (it could not load a file, or not start) counts as one failure. @param {Tally} tally @param {number} code @returns {Tally} */
const withExitCode = (tally, code) => (code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally);

/** @param {number} code exit code of a step that reports nothing @returns {Tally} */
export const tallyStep = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });

/** @param {string} file vitest's JSON report @param {number} code @returns {Tally} */
export function tallyVitest(file, code) {
  const report = readReport(file);
  const passed = report?.numPassedTests ?? 0;
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  return withExitCode({ passed, failed: report?.numFailedTests ?? 0, skipped }, code);
}

/** @param {string} file Playwright's JSON report @param {number} code @returns {Tally} */
export function tallyPlaywright(file, code) {
  const stats = readReport(file)?.stats ?? {};
  const passed = (stats.expected ?? 0) + (stats.flaky ?? 0);
  return withExitCode({ passed, failed: stats.unexpected ?? 0, skipped: stats.skipped ?? 0 }, code);
}

/** @param {Tally[]} tallies @returns {Tally} */
export const sumTallies = (tallies) =>
  tallies.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
