/**
 * The test command: format, lint, types, dependency rules, unused code, unit tests, database tests on every
 * engine asked for, browser tests. Everything runs even when something fails; the failed tests, and those of
 * the browser that needed a second attempt, are named once more at the end, and the last line is the sum.
 *
 *   npm test                                  the engine found on this machine
 *   npm test -- --engines server,embedded     both
 *   npm test -- --only unit,database          some of the parts
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findBrowser } from './browser.ts';
import { type PlaywrightReport, playwrightTests, vitestFailures, type VitestReport } from './failures.ts';

const RESULTS = 'test-results';
const ENGINES = ['server', 'embedded'];
const PARTS = ['static', 'unit', 'database', 'browser'];

interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
  /** Names of the failed tests, with the reason. */
  readonly failures: readonly string[];
  /** Names of the tests that passed only at the second attempt, with what went wrong at the first. */
  readonly shaky?: readonly string[];
}

interface VitestCounts extends VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

interface PlaywrightCounts extends PlaywrightReport {
  readonly stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

type Report = VitestCounts | PlaywrightCounts;
type Counts = Omit<Outcome, 'name' | 'seconds'>;

function run(command: string, args: string[], env: Record<string, string> = {}): boolean {
  console.log(`\n── ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}

function timed(name: string, work: () => Counts): Outcome {
  const began = Date.now();
  const counts = work();
  return { name, ...counts, seconds: (Date.now() - began) / 1000 };
}

/** Something that failed as a whole. */
const failed = (name: string): Counts => ({ passed: 0, failed: 1, skipped: 0, failures: [name] });

/** The counts of a report, whichever runner wrote it. */
function countsOf(report: Report): Counts {
  if ('stats' in report) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    return {
      passed: expected + flaky,
      failed: unexpected,
      skipped,
      failures: playwrightTests(report, 'unexpected'),
      shaky: playwrightTests(report, 'flaky'),
    };
  }
  const { numPassedTests, numFailedTests, numPendingTests } = report;
  const failures = vitestFailures(report);
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests, failures };
}

/** A check without tests of its own counts as one. */
function check(name: string, command: string, args: string[]): Outcome {
  return timed(name, () =>
    run(command, args) ? { passed: 1, failed: 0, skipped: 0, failures: [] } : failed(name),
  );
}

/** Runs tests that leave a JSON report; a run that fails without a failed test counts as one failure. */
function tests(name: string, args: string[], report: string, env: Record<string, string> = {}): Outcome {
  return timed(name, () => {
    const file = `${RESULTS}/${report}`;
    rmSync(file, { force: true });
    const succeeded = run('npx', args, env);
    if (!existsSync(file)) return failed(name);
    const counts = countsOf(JSON.parse(readFileSync(file, 'utf8')) as Report); // written by the runner just now
    const isSilent = (!succeeded && counts.failed === 0) || counts.passed + counts.failed === 0;
    return isSilent ? { ...counts, failed: 1, failures: [name, ...counts.failures] } : counts;
  });
}

/** Makes sure that there is a browser, saying what it does to get one. */
function ensureBrowser(): boolean {
  if (findBrowser()) return true;
  console.log('\nNo Chromium on this machine: trying the download of Playwright.');
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', timeout: 180_000 });
  if (findBrowser()) return true;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('\nInstalling the package chromium with apt (as root on Debian).');
    spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit', timeout: 180_000 });
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
      stdio: 'inherit',
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (findBrowser()) return true;
  }
  console.error('\nThe browser tests need a Chromium. Install one and run again, for example:');
  console.error(
    '  sudo apt-get install -y chromium      or      npx playwright install --with-deps chromium',
  );
  return false;
}

function vitest(project: 'unit' | 'db', report: string): string[] {
  return [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${RESULTS}/${report}`,
  ];
}

function readOptions(): { engines: string[]; parts: string[] } {
  const { values } = parseArgs({ options: { engines: { type: 'string' }, only: { type: 'string' } } });
  const engines = values.engines?.split(',') ?? [''];
  const parts = values.only?.split(',') ?? PARTS;
  const wrong = [
    ...engines.filter((engine) => engine && !ENGINES.includes(engine)),
    ...parts.filter((part) => !PARTS.includes(part)),
  ];
  if (wrong.length) {
    console.error(
      `Unknown: ${wrong.join(', ')}. Engines are ${ENGINES.join(', ')}; parts are ${PARTS.join(', ')}.`,
    );
    process.exit(2);
  }
  return { engines, parts };
}

const { engines, parts } = readOptions();
mkdirSync(RESULTS, { recursive: true });
const outcomes: Outcome[] = [];

if (parts.includes('static')) {
  outcomes.push(
    check('generated types', 'npx', ['svelte-kit', 'sync']),
    check('format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']),
    check('lint', 'npx', ['eslint', '--max-warnings', '0', '.']),
    check('types', 'npx', ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings']),
    check('dependency rules', 'npx', ['depcruise', 'geo', 'db', 'src', '--config', '.dependency-cruiser.js']),
    check('unused code', 'npx', ['knip']),
  );
}
if (parts.includes('unit')) outcomes.push(tests('unit', vitest('unit', 'unit.json'), 'unit.json'));
if (parts.includes('database'))
  for (const engine of engines) {
    const report = `database-${engine || 'found'}.json`;
    const env: Record<string, string> = engine ? { SUITU_TEST_ENGINE: engine } : {};
    outcomes.push(tests(`database ${engine}`.trim(), vitest('db', report), report, env));
  }
if (parts.includes('browser')) {
  if (ensureBrowser()) outcomes.push(tests('browser', ['playwright', 'test'], 'browser.json'));
  else outcomes.push(timed('browser', () => failed('browser')));
}

const sum = (of: 'passed' | 'failed' | 'skipped') => outcomes.reduce((total, one) => total + one[of], 0);
for (const { name, failures, shaky } of outcomes) {
  if (shaky?.length) console.log(`\nAt the second attempt only, in ${name}:\n  ${shaky.join('\n  ')}`);
  if (failures.length) console.log(`\nFailed in ${name}:\n  ${failures.join('\n  ')}`);
}
console.log('');
for (const one of outcomes)
  console.log(
    `${one.name.padEnd(20)} ${String(one.passed).padStart(5)} passed ${String(one.failed).padStart(3)} failed ` +
      `${String(one.skipped).padStart(3)} skipped ${one.seconds.toFixed(0).padStart(5)} s`,
  );
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') ? 1 : 0);
