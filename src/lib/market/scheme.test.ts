import { expect, it } from 'vitest';
import { schemeParts } from './scheme.ts';

it('a scheme with an address gives name and link, without one only the name', () => {
  expect(schemeParts('示例办法 https://example.org/a?b=1')).toEqual({
    name: '示例办法',
    link: 'https://example.org/a?b=1',
  });
  expect(schemeParts('示例办法')).toEqual({ name: '示例办法', link: null });
  expect(schemeParts('javascript:alert(1)')).toEqual({ name: 'javascript:alert(1)', link: null });
});
