import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';

/** The last lines of a run, in words that a person and the CI read: what ran on which database and in which browser, and the count. */
export class Summary implements Reporter {
  private lines: string[] = [];
  private chromium: string | undefined;

  /** @param chromium the browser that is there to be used */
  constructor(chromium: string | undefined) {
    this.chromium = chromium;
  }

  onInit(): void {
    // After every other reporter's closing words.
    process.once('exit', () => process.stdout.write(this.lines.map((line) => `${line}\n`).join('')));
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test: TestCase) => test.result().state === state).length;
    // A file that could not be loaded, a hook that failed, or an error outside any test is a failure too.
    const broken = modules.filter((module) => !module.ok() && !hasFailedTest(module)).length;
    const server = modules.some((module) => module.project.name === 'server');
    const skipped = count('skipped');
    this.lines = [
      server
        ? 'Postgres server: included (TEST_DATABASE_URL)'
        : process.env.TEST_DATABASE_URL
          ? 'Postgres server: left out (no test of this run uses it)'
          : 'Postgres server: left out (set TEST_DATABASE_URL to test on one too)',
      this.chromium
        ? `Browser: ${this.chromium}`
        : 'Browser: left out (there is no Chromium: install it, or name one in CHROMIUM_PATH)',
      ...(skipped > 0 ? [`${skipped} skipped`] : []),
      `${count('passed')} passed, ${count('failed') + broken + unhandled.length} failed`,
    ];
  }
}

function hasFailedTest(module: TestModule): boolean {
  return [...module.children.allTests()].some((test) => test.result().state === 'failed');
}
