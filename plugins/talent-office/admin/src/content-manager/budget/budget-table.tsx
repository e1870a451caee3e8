import { Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

import type { BudgetFigures, FundBudgetBody } from '../../../../shared/contracts/fund-budget';
import { amountOf } from '../../format';
import { useText, useWord } from '../../translations';

const columns = [
  'originalFen',
  'addedFen',
  'revisedFen',
  'carriedFen',
  'adjustedFen',
  'usedFen',
  'personalFen',
  'projectFen',
  'directFen',
  'availableFen',
] as const satisfies readonly (keyof BudgetFigures)[];

const kinds: readonly string[] = ['personalFen', 'projectFen', 'directFen'];
const changes: readonly string[] = ['addedFen', 'revisedFen', 'carriedFen'];

// All of it fits beside the panels of a small screen.
const narrow = { paddingLeft: '0.6rem', paddingRight: '0.6rem', whiteSpace: 'normal' } as const;

interface RowProps {
  readonly title: ReactNode;
  readonly figures: BudgetFigures;
  readonly shown: readonly (keyof BudgetFigures)[];
  readonly strong?: boolean;
}

const Row = ({ title, figures, shown, strong = false }: RowProps) => (
  <Tr>
    <Td style={{ ...narrow, minWidth: '14rem' }}>{title}</Td>
    {shown.map((name) => (
      <Td key={name} style={{ ...narrow, textAlign: 'right' }}>
        <Typography
          variant="pi"
          textColor={figures[name] < 0 ? 'danger600' : 'neutral800'}
          fontWeight={strong ? 'bold' : undefined}
        >
          {amountOf(figures[name])}
        </Typography>
      </Td>
    ))}
  </Tr>
);

/** Each line of a year from its original budget to what is free of it, and all of them together. */
export const BudgetTable = ({ budget: { lines, total } }: { readonly budget: FundBudgetBody }) => {
  const text = useText();
  const word = useWord();
  const isThere = (name: keyof BudgetFigures): boolean => lines.some((line) => line[name] !== 0);
  // In most years nothing was added, moved or carried: then such a column says nothing; nor do the kinds of
  // spending where there is one of them.
  const hasKinds = isThere('projectFen') || isThere('directFen');
  const shown = columns.filter((name) => {
    if (changes.includes(name)) return isThere(name);
    return hasKinds || !kinds.includes(name);
  });
  return (
    <Table
      aria-label={text('budget.title')}
      colCount={shown.length + 1}
      rowCount={lines.length + 2}
    >
      <Thead>
        <Tr>
          <Th style={narrow}>
            <Typography variant="sigma" textColor="neutral600">
              {text('budget.line')}
            </Typography>
          </Th>
          {shown.map((name) => (
            <Th key={name} style={{ ...narrow, textAlign: 'right' }}>
              <Typography variant="sigma" textColor="neutral600">
                {text(`budget.${name}`)}
              </Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {lines.map((line) => (
          <Row
            key={line.documentId}
            shown={shown}
            figures={line}
            title={
              <>
                <Typography tag="div" textColor="neutral800">
                  {line.title}
                </Typography>
                <Typography tag="div" variant="pi" textColor="neutral600">
                  {[line.use, line.source, line.state]
                    .map((name) => word(name, 'value'))
                    .join(text('list.comma'))}
                </Typography>
                {line.earlier.map(({ documentId, title, grade, score, leveragePercent }) => (
                  <Typography key={documentId} tag="div" variant="pi" textColor="neutral600">
                    {text('budget.earlier', {
                      title,
                      grade: word(grade, 'value'),
                      score: String(score),
                      leverage: (leveragePercent / 100).toFixed(2),
                    })}
                  </Typography>
                ))}
              </>
            }
          />
        ))}
        <Row
          shown={shown}
          figures={total}
          strong
          title={
            <Typography fontWeight="bold" textColor="neutral800">
              {text('budget.total')}
            </Typography>
          }
        />
      </Tbody>
    </Table>
  );
};
