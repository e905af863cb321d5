import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { TargetRow } from '$geo/regulatory/scorecard.ts';
import type { StandardRow } from '$geo/regulatory/target-file-entry.ts';
import { retireCommand, setCommand, shellWord, splitCommand, verifyCommand } from './set-command.ts';

/** What a program gets to see of a command line, by a real shell. */
const heard = (command: string): string[] =>
  execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
const target: TargetRow = {
  ...{ key: 'star_markets_2025', year: 2025, kind: 'target', name_zh: '星级', name_en: 'Stars' },
  ...{ sentence: '不少于90家', value: 90, comparator: '>=', unit: '家', scope: 'city', district: null },
  ...{ semantics: 'unstated', source: 'the city\'s report; $(date) `id` "x" \\', verified: false },
};
const standard: StandardRow = {
  ...{ kind: 'standard', key: 'circle_5_min', name_zh: '5分钟', name_en: '5 minutes', supply: 'market' },
  ...{ radius_m: 300, sentence: null, source: '规范', verified: true },
};

describe('commands to copy', () => {
  it('reach the program as they were meant, whatever a sentence holds', () => {
    for (const word of ['plain', '', "it's", '$HOME `id` "x" \\', '两 行\n', '-x', '*', '~', '#no'])
      expect(heard(shellWord(word))).toEqual([word]);
    expect(heard(setCommand(target, '张三')).slice(4)).toEqual([
      ...[
        'targets',
        'set',
        'star_markets_2025',
        '--year',
        '2025',
        '--value',
        '90',
        '--comparator',
        'at_least',
      ],
      ...['--sentence', target.sentence, '--source', target.source, '--verified', 'no', '--by', '张三'],
    ]);
  });

  it('leave out what a row does not say', () => {
    expect(heard(setCommand(standard, 'me')).slice(6)).toEqual([
      ...['circle_5_min', '--value', '300', '--source', '规范', '--verified', 'yes', '--by', 'me'],
    ]);
    const task = { ...target, value: null, comparator: null };
    expect(setCommand(task, 'me')).not.toMatch(/--value|--comparator/);
  });

  it('name the district of its own row', () => {
    const own: TargetRow = { ...target, scope: 'district', district: 440_111 };
    const name = 'star_markets_2025 --year 2025 --district 440111';
    expect(verifyCommand(own, 'me')).toBe(`npm run suitu -- targets set ${name} --verified yes --by me`);
    expect(retireCommand(own, 'me')).toBe(`npm run suitu -- targets retire ${name} --by me`);
    const said = { value: '12', sentence: 's', source: 'd', by: 'me' };
    expect(splitCommand(target, 440_111, said)).toBe(
      `npm run suitu -- targets set ${name} --value 12 --sentence s --source d --by me`,
    );
  });
});
