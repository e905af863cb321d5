import { InputError } from '$geo/errors.ts';

/**
 * The text of a request's body, no longer than a limit; a longer one is refused before it is read whole.
 * @throws InputError `body_too_large`
 */
export async function textBody(request: Request, maxBytes: number): Promise<string> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > maxBytes) throw tooLarge(declared, maxBytes);
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const read = await reader?.read();
    if (!read || read.done) break;
    size += read.value.byteLength;
    if (size > maxBytes) {
      await reader?.cancel();
      throw tooLarge(size, maxBytes);
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * A flat JSON object as the parameters of an address, so that both are checked by the same schemas.
 * @param nested members that may be objects; their parameters are JSON
 * @throws InputError `invalid_body`, `body_too_large`
 */
export async function bodyParameters(
  request: Request,
  maxBytes: number,
  nested: readonly string[] = [],
): Promise<URLSearchParams> {
  const body = parsed(await textBody(request, maxBytes));
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(body)) {
    if (value === null || value === undefined) continue;
    if (nested.includes(name) && typeof value === 'object') {
      parameters.set(name, JSON.stringify(value));
      continue;
    }
    if (!['string', 'number', 'boolean'].includes(typeof value))
      throw new InputError('invalid_body', `Member "${name}" is neither a text nor a number.`);
    parameters.set(name, String(value));
  }
  return parameters;
}

function parsed(text: string): object {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new InputError(
      'invalid_body',
      'The body is not JSON; allowed is an object such as {"supply":"market"}.',
    );
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new InputError('invalid_body', 'The body is JSON, but not an object of parameters.');
  return body;
}

function tooLarge(size: number, maxBytes: number): InputError {
  return new InputError('body_too_large', `The body has ${size} bytes or more; allowed are ${maxBytes}.`);
}
