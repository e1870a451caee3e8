import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Rows of the list: mistake, file, test. */
const rows = read('tests/mistakes.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (-|mistake)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('the list of mistakes', () => {
  it('names tests that are there', () => {
    const missing = rows.filter(([, , file = '', test = '']) => {
      const quoted = ["'", '"', '`'].map((quote) => `${quote}${test}${quote}`);
      const text = read(file);
      return test === '' || !quoted.some((one) => text.includes(one));
    });
    expect(missing).toEqual([]);
    expect(rows.length).toBeGreaterThan(20);
  });
});
