/** What the operator sets through the environment, checked before anything is started. */
import { InputError } from '../../geo/errors.ts';

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** The address that people type; SvelteKit checks the origin of form posts against it. */
  readonly origin: string;
  readonly demo: 'city' | 'small' | 'none';
}

const DEMOS = ['city', 'small', 'none'] as const;

/**
 * Reads PORT, HOST, ORIGIN and SUITU_DEMO.
 * @throws InputError `bad_setting` naming the variable, its value and what is allowed.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const port = Number(env.PORT ?? '3000');
  if (!Number.isInteger(port) || port < 1 || port > 65_535 || env.PORT === '')
    throw new InputError('bad_setting', `PORT is "${env.PORT}": it must be a whole number from 1 to 65535.`);
  const host = env.HOST ?? '127.0.0.1';
  if (!/^[\w.:-]+$/.test(host))
    throw new InputError(
      'bad_setting',
      `HOST is "${host}": it must be an address or a name of this machine.`,
    );
  const demo = DEMOS.find((name) => name === (env.SUITU_DEMO ?? 'city'));
  if (!demo)
    throw new InputError(
      'bad_setting',
      `SUITU_DEMO is "${env.SUITU_DEMO}": allowed are ${DEMOS.join(', ')}.`,
    );
  const origin = env.ORIGIN ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  if (!URL.canParse(origin) || new URL(origin).origin !== origin)
    throw new InputError(
      'bad_setting',
      `ORIGIN is "${origin}": it must be a scheme, host and port only, like https://map.example.org.`,
    );
  return { port, host, origin, demo };
}
