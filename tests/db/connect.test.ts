import { describe, expect, it } from 'vitest';
import { connect, openDatabase } from '../../db/connect.ts';
import { engine, sharedDatabase } from './database.ts';

const database = await sharedDatabase();

describe('a connection', () => {
  it('knows the engine behind it', () => {
    expect(database.engine).toBe(engine);
  });

  it('takes and gives days as text, whatever the time zone of this machine', async () => {
    const [row] = await database.sql`select ${'2026-11-20'}::date as day, ${'2026-11-20'}::date + 1 as next`;
    expect(row).toEqual({ day: '2026-11-20', next: '2026-11-21' });
  });

  it('stays in step after errors: every later answer belongs to its own question', async () => {
    for (let round = 0; round < 40; round += 1) {
      // Fails when it is executed, not when it is prepared.
      await expect(database.sql`select 1 / ${0}::int as broken`).rejects.toThrow('division by zero');
      const [row] = await database.sql`select ${round}::int as round`;
      expect(row).toEqual({ round });
    }
    await database.sql.begin(async (tx) => {
      await expect(tx.savepoint((inner) => inner`select 1 / ${0}::int as broken`)).rejects.toThrow();
      expect(await tx`select ${7}::int as seven`).toEqual([{ seven: 7 }]);
    });
  });

  it.each([
    [
      'postgres://someone:secret@127.0.0.1:1/map',
      'The database map at 127.0.0.1:1 cannot be reached: nothing listens there.',
    ],
    [
      'postgres://someone:secret@no-such-host.invalid/map',
      'The database map at no-such-host.invalid cannot be reached:',
    ],
    [
      'postgres://someone@localhost/map?host=/no/such/folder',
      'The database map at /no/such/folder cannot be reached: the socket does not exist.',
    ],
  ])('to %s is refused with a sentence and without the password', async (url, sentence) => {
    const refusal = openDatabase({ DATABASE_URL: url });
    await expect(refusal).rejects.toMatchObject({ code: 'database_unreachable' });
    await expect(refusal).rejects.toThrow(sentence);
    await expect(refusal).rejects.not.toThrow('secret');
  });

  it.each(['map', 'http://localhost/map', ''])('to "%s" is refused as no address', async (url) => {
    await expect(connect({ url })).rejects.toMatchObject({ code: 'database_url_invalid' });
  });
});
