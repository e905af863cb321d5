import { readiness } from '$lib/server/readiness.ts';

/** The snapshot is loaded and the database answers: 200, else 503; both say which of the two fails. */
export const GET = async () => {
  const answer = await readiness();
  return Response.json(answer, {
    status: answer.ready ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
};
