/** The HTTP server of the process: it takes its port at once and answers 503 until there is something to serve. */
import http from 'node:http';
import { AppError } from '../../geo/errors.ts';

export type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

export interface Web {
  readonly server: http.Server;
  /** Replaces the "starting" answer. */
  serve(handler: Handler): void;
  /** Stops listening, lets running requests end for at most two seconds. */
  close(): Promise<void>;
}

const PATIENCE_MS = 2_000;

/**
 * Takes the port.
 * @throws AppError `port_taken` when another process has it, `port_refused` when the address cannot be used.
 */
export async function listen(host: string, port: number): Promise<Web> {
  let handle: Handler = answerStarting;
  const server = http.createServer((request, response) => handle(request, response));
  server.headersTimeout = 20_000;
  server.requestTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, host, port)));
    server.listen(port, host, resolve);
  });
  return {
    server,
    serve: (handler) => (handle = handler),
    close: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function answerStarting(_request: http.IncomingMessage, response: http.ServerResponse): void {
  response.writeHead(503, { 'Retry-After': '5', 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('Suitu is starting. 穗图正在启动。\n');
}

function portError(error: NodeJS.ErrnoException, host: string, port: number): AppError {
  if (error.code === 'EADDRINUSE')
    return new AppError(
      'port_taken',
      `Port ${port} on ${host} is taken by another program. Stop it, or choose another port: PORT=3001 npm start`,
      { cause: error },
    );
  return new AppError('port_refused', `Cannot listen on ${host}:${port} (${error.code}).`, { cause: error });
}
