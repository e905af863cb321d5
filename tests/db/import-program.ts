/** Imports the file given as the argument into the database of the environment, telling how far it is: to be killed. */
import { openDatabase } from '../../db/connect.ts';
import { importFile } from '../../db/import/index.ts';

const database = await openDatabase();
const report = await importFile(database, {
  file: process.argv[2] ?? '',
  content: 'elevator',
  datum: 'wgs84',
  origin: 'official',
  asOf: '2026-11-20',
  onProgress: (text) => console.log(text),
});
console.log(`Done: ${report.added} added.`);
await database.stop();
