/** The tests that failed, and those that needed a second attempt, from the JSON reports of vitest and Playwright: a name each, with the first lines of why. */

/** vitest's report, as far as it is read here. */
export interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** Playwright's report, as far as it is read here. */
export interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: string;
      readonly results: readonly { readonly error?: { readonly message?: string } }[];
    }[];
  }[];
}

const LINES = 12;

const told = (name: string, why: string | undefined): string =>
  [name, ...(why ?? '').split('\n').slice(0, LINES)].join('\n    ').trimEnd();

export const vitestFailures = ({ testResults }: VitestReport): string[] =>
  testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed');
    // A file that fails outside its tests, for instance while it is read.
    if (failed.length === 0) return status === 'failed' ? [told(name, message)] : [];
    return failed.map(({ fullName, failureMessages }) => told(`${name}: ${fullName}`, failureMessages?.[0]));
  });

/** Tests of one outcome: `unexpected` failed at every attempt, `flaky` passed at the second. */
export const playwrightTests = ({ suites }: PlaywrightReport, outcome: 'unexpected' | 'flaky'): string[] =>
  suites.flatMap((suite) => [
    ...suite.specs.flatMap(({ title, file, tests }) =>
      tests
        .filter(({ status }) => status === outcome)
        .map(({ projectName, results }) =>
          told(`${file}: ${title} [${projectName}]`, results.find(({ error }) => error)?.error?.message),
        ),
    ),
    ...playwrightTests({ suites: suite.suites ?? [] }, outcome),
  ]);
