/**
 * Who may show pages of this server in a frame: nobody, except `/embed`, which is made for it and carries
 * attribution, version and approval line. SUITU_FRAME_ANCESTORS narrows that to certain sites.
 */
import { AppError } from '$geo/errors.ts';

const EMBED = '/embed';
/** Sources of CSP Level 3, 6.4.2: schemes, hosts with wildcards, 'self', 'none'. */
const SOURCES = /^(\*|'none'|('self'|https?:\/\/[\w.*-]+(:\d+)?)( ('self'|https?:\/\/[\w.*-]+(:\d+)?))*)$/;

/** The value of `frame-ancestors` for the embeddable page. @throws AppError `setting_invalid` */
export function frameAncestors(env: NodeJS.ProcessEnv): string {
  const sources = env.SUITU_FRAME_ANCESTORS?.trim() || '*';
  if (SOURCES.test(sources)) return sources;
  throw new AppError(
    'setting_invalid',
    `SUITU_FRAME_ANCESTORS is "${sources}"; allowed are *, 'none', or 'self' and addresses such as https://example.org, separated by blanks.`,
  );
}

/** Opens the embeddable page for frames; leaves every other answer closed. */
export function setFramePolicy(headers: Headers, pathname: string, env: NodeJS.ProcessEnv): void {
  if (pathname !== EMBED) return;
  headers.delete('x-frame-options');
  headers.set('cross-origin-resource-policy', 'cross-origin');
  const policy = headers.get('content-security-policy');
  if (policy)
    headers.set(
      'content-security-policy',
      policy.replace(/frame-ancestors [^;]*/, `frame-ancestors ${frameAncestors(env)}`),
    );
}
