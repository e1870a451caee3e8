const columns = ['name', 'database', 'rows', 'unit', 'ours', 'baseline', 'ratio'];
const texts = new Set(['name', 'database', 'unit']);

const shown = (column, value) =>
  texts.has(column) ? value : value.toLocaleString('en', { maximumFractionDigits: 3 });

/** The results as a table for people: words to the left, figures to the right. */
export const table = (results) => {
  const lines = [
    columns,
    ...results.map((row) => columns.map((column) => shown(column, row[column]))),
  ];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index].length)));
  const print = (line) =>
    line
      .map((cell, index) =>
        texts.has(columns[index]) ? cell.padEnd(widths[index]) : cell.padStart(widths[index]),
      )
      .join('  ')
      .trimEnd();
  const [head, ...body] = lines.map(print);
  return [head, widths.map((width) => '─'.repeat(width)).join('  '), ...body].join('\n');
};
