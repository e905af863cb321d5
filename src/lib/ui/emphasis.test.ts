import { describe, expect, it } from 'vitest';
import { emphasisLines } from './emphasis.ts';

describe('emphasisLines', () => {
  it('splits at line ends and marks the key words', () => {
    expect(emphasisLines('a <b>44</b> b\nc')).toEqual([
      [
        { text: 'a ', strong: false },
        { text: '44', strong: true },
        { text: ' b', strong: false },
      ],
      [{ text: 'c', strong: false }],
    ]);
  });

  it('takes other markup as text', () => {
    expect(emphasisLines('<i>x</i>')).toEqual([[{ text: '<i>x</i>', strong: false }]]);
  });
});
