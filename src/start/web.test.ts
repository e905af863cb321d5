import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { listen } from './web.ts';

describe('the web server of the process', () => {
  it('answers 503 until it has a handler, then what the handler says', async () => {
    const web = await listen('127.0.0.1', 0);
    const { port } = web.server.address() as AddressInfo; // a TCP server has an AddressInfo
    const starting = await fetch(`http://127.0.0.1:${port}/`);
    expect(starting.status).toBe(503);
    expect(starting.headers.get('retry-after')).toBe('5');
    web.serve((_request, response) => response.end('ready'));
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('ready');
    await web.close();
  });

  it('says which port is taken and how to choose another', async () => {
    const web = await listen('127.0.0.1', 0);
    const { port } = web.server.address() as AddressInfo; // as above
    await expect(listen('127.0.0.1', port)).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
    await web.close();
  });
});
