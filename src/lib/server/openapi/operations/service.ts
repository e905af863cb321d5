/** For operations and search engines, and this description itself. */
import { sitemapSchema } from '../../sitemap.ts';
import { aliveAnswer, readyAnswer } from '../answers/service.ts';
import { JSON_TYPE, type Operation } from '../operation.ts';

export const service: readonly Operation[] = [
  {
    route: '/openapi.json',
    method: 'get',
    id: 'getOpenApi',
    tag: 'service',
    summary: 'This description.',
    answers: { [JSON_TYPE]: { type: 'object', description: 'OpenAPI 3.1.', additionalProperties: true } },
    keeping: 'etag',
    isPlain: true,
    examples: ['/openapi.json'],
  },
  {
    route: '/healthz',
    method: 'get',
    id: 'getHealth',
    tag: 'service',
    summary: 'The process is alive.',
    answers: { [JSON_TYPE]: aliveAnswer },
    keeping: 'no-store',
    isPlain: true,
    examples: ['/healthz'],
  },
  {
    route: '/readyz',
    method: 'get',
    id: 'getReadiness',
    tag: 'service',
    summary: 'A data version is in memory and the database answers.',
    answers: { [JSON_TYPE]: readyAnswer },
    keeping: 'no-store',
    isPlain: true,
    others: { 503: 'Not ready: the same members say why.' },
    examples: ['/readyz'],
  },
  {
    route: '/sitemap.xml',
    method: 'get',
    id: 'getSitemap',
    tag: 'service',
    summary: 'The pages that anyone may find.',
    query: sitemapSchema,
    answers: { 'application/xml': { type: 'string', description: 'sitemaps.org 0.9.' } },
    keeping: 'etag',
    others: { 404: '`part_unknown`.' },
    examples: ['/sitemap.xml', '/sitemap.xml?part=1'],
  },
  {
    route: '/robots.txt',
    method: 'get',
    id: 'getRobots',
    tag: 'service',
    summary: 'What search engines may read.',
    answers: { 'text/plain': { type: 'string', description: 'RFC 9309.' } },
    keeping: 'hour',
    isPlain: true,
    examples: ['/robots.txt'],
  },
];
