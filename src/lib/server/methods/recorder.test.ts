import { describe, expect, it } from 'vitest';
import type { Sql } from '$db/connect.ts';
import { type Statement, statementsOf } from './recorder.ts';

const textOf = (statement: Statement | undefined) => statement?.map(({ text }) => text).join('');
const valuesOf = (statement: Statement | undefined) =>
  statement?.filter(({ isValue }) => isValue).map(({ text }) => text);

describe('statementsOf', () => {
  it('keeps what is sent, in order, and nothing that is only made', async () => {
    const statements = await statementsOf(async (sql: Sql) => {
      await sql`select 1`;
      void sql`select 2`;
      return sql`select 3`;
    });
    expect(statements.map(textOf)).toEqual(['select 1', 'select 3']);
  });

  it('puts parts of a statement and names in their places', async () => {
    const [statement] = await statementsOf((sql: Sql) => {
      const part = sql`day <= ${'2026-01-01'}::date`;
      return sql`select id from ${sql('facility')} where ${part} and kind = ${'market'}`;
    });
    expect(textOf(statement)).toBe(
      "select id from facility where day <= '2026-01-01'::date and kind = 'market'",
    );
    expect(valuesOf(statement)).toEqual(["'2026-01-01'", "'market'"]);
  });

  it('writes values as SQL does', async () => {
    const [statement] = await statementsOf(
      (sql: Sql) =>
        sql`select ${"it's"}, ${1.5}, ${null}, ${true}, ${['a', 'b']}::text[], ${[] as string[]}::text[]`,
    );
    expect(textOf(statement)).toBe("select 'it''s', 1.5, null, true, array['a', 'b']::text[], '{}'::text[]");
  });

  it('takes away the indentation of the code, and no more', async () => {
    const [statement] = await statementsOf(
      (sql: Sql) => sql`
        select a
        from b
        where (
          c
        )`,
    );
    expect(textOf(statement)).toBe('select a\nfrom b\nwhere (\n  c\n)');
  });

  it('indents the parts of a statement as the line that they stand on', async () => {
    const [statement] = await statementsOf((sql: Sql) => {
      const part = sql`
        (b
          and c)`;
      return sql`
        select a
        where x
          and ${part}
          and d`;
    });
    expect(textOf(statement)).toBe('select a\nwhere x\n  and (b\n    and c)\n  and d');
  });

  it('gives functions that look at the first row an empty one', async () => {
    const statements = await statementsOf(async (sql: Sql) => {
      const [first] = await sql<{ a?: number }[]>`select a`;
      if (!first || first.a !== undefined) throw new RangeError('no row');
    });
    expect(statements).toHaveLength(1);
  });
});
