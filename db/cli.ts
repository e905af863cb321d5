/** The command line `suitu`: everything an operator does with the data. */
import { Command } from 'commander';
import { fail } from './commands/command.ts';
import { addAlertsCommand } from './commands/alerts.ts';
import { addBackupCommands } from './commands/backup.ts';
import { addDatabaseCommands } from './commands/database.ts';
import { addExportCommand } from './commands/export.ts';
import { addFactCommands } from './commands/facts.ts';
import { addImportCommand } from './commands/import.ts';
import { addReportCommand } from './commands/report.ts';
import { addReportCommands } from './commands/reports.ts';
import { addTargetCommands } from './commands/targets.ts';

const program = new Command('suitu')
  .description(
    'Works on the database named by DATABASE_URL, else on the embedded one in SUITU_DATA_DIR (default ./.suitu/data), also while the server runs.',
  )
  .showHelpAfterError()
  .addHelpText(
    'after',
    '\nExit codes: 0 done · 1 failed, or differences found · 2 unusable input · 3 a decision is needed',
  );

// Before the commands are added: they inherit it.
program.exitOverride((outcome) => process.exit(outcome.exitCode === 0 ? 0 : 2));

addDatabaseCommands(program);
addFactCommands(program);
addImportCommand(program);
addExportCommand(program);
addBackupCommands(program);
addReportCommand(program);
addReportCommands(program);
addTargetCommands(program);
addAlertsCommand(program);

program.parseAsync().catch(fail);
