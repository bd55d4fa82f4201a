import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';

/**
 * Prints the last lines of a run, for people and CI. They say which database and browser were used, and how many tests
 * passed and failed.
 */
export class Summary implements Reporter {
  private lines: string[] = [];
  private chromium: string | undefined;

  /** @param chromium the browser's path, if there is a browser */
  constructor(chromium: string | undefined) {
    this.chromium = chromium;
  }

  onInit(): void {
    // Wait for the exit, so that these lines come after all other output.
    process.once('exit', () => process.stdout.write(this.lines.map((line) => `${line}\n`).join('')));
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test: TestCase) => test.result().state === state).length;
    // Also count files that don't load, failed hooks, and errors outside of tests.
    const broken = modules.filter((module) => !module.ok() && !hasFailedTest(module)).length;
    const server = modules.some((module) => module.project.name === 'server');
    const skipped = count('skipped');
    this.lines = [
      server
        ? 'Postgres server: included (TEST_DATABASE_URL)'
        : process.env.TEST_DATABASE_URL
          ? 'Postgres server: left out (no test of this run uses it)'
          : 'Postgres server: left out (set TEST_DATABASE_URL to include one)',
      this.chromium
        ? `Browser: ${this.chromium}`
        : 'Browser: left out (Chromium is not installed; install it, or set CHROMIUM_PATH)',
      ...(skipped > 0 ? [`${skipped} skipped`] : []),
      `${count('passed')} passed, ${count('failed') + broken + unhandled.length} failed`,
    ];
  }
}

function hasFailedTest(module: TestModule): boolean {
  return [...module.children.allTests()].some((test) => test.result().state === 'failed');
}
