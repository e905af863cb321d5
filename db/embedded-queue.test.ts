import { describe, expect, it } from 'vitest';
import { type Session, SessionQueue } from './embedded-queue.ts';

/** A session that writes down what it is given: the first letter of a message and who sent it (second byte). */
function fakeSession() {
  const log: string[] = [];
  const state = { inTransaction: false, fail: false };
  const session: Session = {
    runExclusive: (work) => work(),
    execProtocolRawStream: async (message, { onRawData }) => {
      await Promise.resolve();
      if (state.fail) throw new Error('unreachable code');
      const text = String.fromCharCode(message[0] ?? 0) + (message[1] ?? 0);
      if (text[0] === 'b') state.inTransaction = true;
      if (text[0] === 'c') state.inTransaction = false;
      log.push(text);
      onRawData(Uint8Array.of(1, 2, 3));
    },
    execProtocolRaw: async (message) => {
      log.push(`raw ${String.fromCharCode(message[0] ?? 0)}`);
      return new Uint8Array();
    },
    exec: async (text) => {
      log.push(text);
      state.inTransaction = false;
      return [];
    },
    isInTransaction: () => state.inTransaction,
  };
  return { log, state, session };
}

const message = (type: string, sender: number) => Uint8Array.of(type.charCodeAt(0), sender);

function fixture() {
  const fake = fakeSession();
  const broken: unknown[] = [];
  const queue = new SessionQueue(fake.session, (error) => broken.push(error));
  const send = (sender: number, types: string) =>
    Promise.all([...types].map((type) => queue.enqueue(sender, message(type, sender), () => {})));
  return { ...fake, broken, queue, send };
}

describe('the queue in front of the one session', () => {
  it('keeps the messages of a sequence together, in whatever order they arrive', async () => {
    const { log, send } = fixture();
    // Parse, bind, execute, sync of two connections, sent turn by turn.
    await Promise.all([...'PBES'].flatMap((type) => [send(1, type), send(2, type)]));
    expect(log).toEqual(['P1', 'B1', 'E1', 'S1', 'P2', 'B2', 'E2', 'S2']);
  });

  it('lets nobody into a transaction of another, though its messages come later', async () => {
    const { log, state, send } = fixture();
    state.inTransaction = false;
    await send(1, 'bS'); // "b" begins
    const other = send(2, 'Q');
    await send(1, 'Q');
    await send(1, 'cS'); // "c" commits
    await other;
    expect(log).toEqual(['b1', 'S1', 'Q1', 'c1', 'S1', 'Q2']);
  });

  it('rolls back what a vanished connection left open and lets the next one in', async () => {
    const { log, queue, send } = fixture();
    await send(1, 'bS');
    const waiting = send(2, 'Q');
    queue.clearQueueForHandler(1);
    await queue.clearTransactionIfNeeded(1);
    await waiting;
    expect(log).toEqual(['b1', 'S1', 'raw S', 'rollback', 'Q2']);
  });

  it('lets the next one in when a connection vanishes in the middle of its very first message', async () => {
    const { log, queue, send } = fixture();
    const first = send(1, 'P');
    const next = send(2, 'Q');
    await queue.clearTransactionIfNeeded(1);
    await Promise.all([first, next]);
    expect(log).toEqual(['P1', 'raw S', 'Q2']);
  });

  it('drops what a vanished connection had waiting, and forgets it', async () => {
    const { log, queue, send } = fixture();
    await send(1, 'bS');
    const dropped = send(2, 'Q');
    queue.clearQueueForHandler(2);
    await expect(dropped).rejects.toThrow('closed');
    await queue.clearTransactionIfNeeded(2);
    await send(1, 'cS');
    await send(3, 'Q');
    expect(log).toEqual(['b1', 'S1', 'c1', 'S1', 'Q3']);
  });

  it('does not pass on the end of a connection, which would end the session of all', async () => {
    const { log, send } = fixture();
    await send(1, 'X');
    expect(log).toEqual([]);
  });

  it('serves a message that arrives in the very turn in which the list ran empty', async () => {
    const { log, queue } = fixture();
    for (let sender = 1; sender <= 50; sender++)
      await queue
        .enqueue(sender, message('Q', sender), () => {})
        .then(() => queue.enqueue(sender, message('Q', sender), () => {}));
    expect(log).toHaveLength(100);
  });

  it('tells when the engine itself fails', async () => {
    const { broken, state, queue } = fixture();
    state.fail = true;
    void queue.enqueue(1, message('Q', 1), () => {});
    await queue.idle();
    expect(String(broken[0])).toContain('unreachable code');
  });
});
