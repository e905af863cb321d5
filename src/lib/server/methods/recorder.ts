/**
 * The statements of query functions as texts, by calling them with a `sql` that asks no database: what `/methods`
 * shows is what PostGIS is sent.
 */
import type { Sql } from '$db/connect.ts';

/** A piece of a statement; values are bound when it is really sent. */
export interface Piece {
  readonly text: string;
  readonly isValue: boolean;
}
export type Statement = readonly Piece[];

/** A statement, or a part of one: sent only when it is waited for, as with the driver. */
class Recorded implements PromiseLike<unknown> {
  readonly pieces: Statement;
  readonly #sent: Statement[];

  constructor(pieces: Statement, sent: Statement[]) {
    this.pieces = pieces;
    this.#sent = sent;
  }

  then<Value, Failure>(
    onAnswer?: ((rows: unknown) => Value | PromiseLike<Value>) | null,
    onFailure?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Value | Failure> {
    this.#sent.push(this.pieces);
    // One empty row, for functions that look at the first.
    return Promise.resolve<unknown>([{}]).then(onAnswer, onFailure) as Promise<Value | Failure>;
  }
}

/** The statements that some calls send, in order. */
export async function statementsOf(calls: (sql: Sql) => unknown): Promise<Statement[]> {
  const sent: Statement[] = [];
  const sql = (first: TemplateStringsArray | string, ...values: unknown[]) =>
    typeof first === 'string'
      ? new Recorded([{ text: first, isValue: false }], sent)
      : new Recorded(
          first.flatMap((text, at) => [
            { text, isValue: false },
            ...(at < values.length ? piecesOf(values[at], text) : []),
          ]),
          sent,
        );
  // Only what the query functions use of the driver: templates, parts of them, and names.
  await calls(sql as unknown as Sql);
  return sent.map(tidy);
}

/** @param before the text up to there: a part of a statement continues at the indentation of its line */
function piecesOf(value: unknown, before: string): Statement {
  if (!(value instanceof Recorded)) return [{ text: literal(value), isValue: true }];
  const indent = /(?:^|\n)( *)[^\n]*$/.exec(before)?.[1] ?? '';
  return tidy(value.pieces).map(({ text, isValue }) => ({
    text: isValue ? text : text.replaceAll('\n', `\n${indent}`),
    isValue,
  }));
}

/** A value as it is written in SQL. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? "'{}'" : `array[${value.map(literal).join(', ')}]`;
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return String(value);
}

/** Without the indentation of the code around it; neighbours of one sort joined. */
function tidy(statement: Statement): Statement {
  const indents = statement
    .filter(({ isValue }) => !isValue)
    .flatMap(({ text }) => [...text.matchAll(/\n( *)\S/g)].map(([, blanks = '']) => blanks.length));
  const margin = new RegExp(`\\n {0,${indents.length > 0 ? Math.min(...indents) : 0}}`, 'g');
  const joined: { text: string; isValue: boolean }[] = [];
  for (const { text, isValue } of statement) {
    const piece = isValue ? text : text.replace(margin, '\n');
    const last = joined.at(-1);
    if (last && last.isValue === isValue) last.text += piece;
    else joined.push({ text: piece, isValue });
  }
  const [first] = joined;
  const last = joined.at(-1);
  if (first) first.text = first.text.trimStart();
  if (last) last.text = last.text.trimEnd();
  return joined;
}
