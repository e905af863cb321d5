import { rmSync } from 'node:fs';

/** Removes the data directory of the servers that the browser tests ran against. */
export default function removeData(): void {
  if (process.env.SUITU_E2E_DATA) rmSync(process.env.SUITU_E2E_DATA, { recursive: true, force: true });
}
