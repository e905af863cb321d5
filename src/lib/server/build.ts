import { version } from '$app/environment';

/** Short name of this build, part of every ETag: another build may encode the same data otherwise. */
export const BUILD = version.replaceAll(/[^\w.-]/g, '').slice(-24) || 'dev';
