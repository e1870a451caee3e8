import { generateMachine } from '../matrix/machine';
import { agreement, differences, expectedCells, readCells } from '../matrix/table';

describe('the matrix of a case', () => {
  it('has no cell that nobody has listed, and none that is answered otherwise', () => {
    expect(differences(expectedCells('The life of a case'), generateMachine())).toEqual(agreement);
  });
});

/** Were it blind, every matrix would agree with whatever is there. */
describe('a matrix', () => {
  const text = [
    '# Expected',
    '| doing | open | closed |',
    '| :---- | :--: | ------ |',
    '| pay   | yes  | –      |',
    '',
    '# Elsewhere',
    '| doing | open |',
    '| ----- | ---- |',
    '| pay   | no   |',
  ].join('\n');
  const expected = readCells(text, 'Expected');

  it('is read from the tables below its heading, and from no other', () => {
    expect([...expected]).toEqual([
      ['pay | open', 'yes'],
      ['pay | closed', '–'],
    ]);
    expect([...readCells(text, 'Nowhere')]).toEqual([]);
  });

  it('tells a cell that is new, one that is gone, and one that is answered otherwise', () => {
    const same = new Map(expected);
    expect(differences(expected, same)).toEqual(agreement);
    const other = new Map([
      ['pay | open', '–'],
      ['refund | open', 'yes'],
    ]);
    expect(differences(expected, other)).toEqual({
      unlisted: ['refund | open = yes'],
      gone: ['pay | closed'],
      otherwise: ['pay | open = –, not yes'],
    });
  });

  it('has no row twice: the second would hide the first', () => {
    expect(() => readCells(`${text}\n| pay | yes |`, 'Elsewhere')).toThrow('stands twice');
  });
});
