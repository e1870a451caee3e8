import { Typography } from '@strapi/design-system';

import type { ListReading } from '../../../../shared/contracts/review-lists';
import { useLanguage, useText } from '../../translations';

import { PlainTable } from './plain-table';

/** What was read in a filled-in list, row by row, with what is wrong with it and where. */
export const ReadingTable = ({ reading }: { readonly reading: ListReading }) => {
  const text = useText();
  const language = useLanguage();
  const { rows, good, refused } = reading;
  return (
    <>
      <Typography textColor={refused > 0 ? 'warning700' : 'success700'}>
        {text('lists.checked', { good, refused })}
      </Typography>
      <PlainTable
        columns={[
          ...[text('lists.row'), text('lists.case'), text('lists.opinion')],
          ...[text('lists.remark'), text('lists.problem')],
        ]}
        rows={rows.map(({ row, number, title, choice, comment, problems }, index) => ({
          key: `${index}/${number}`,
          cells: [
            row === null ? '–' : String(row),
            [number, title].filter((part) => part !== null && part !== '').join(' · '),
            choice ?? '',
            comment ?? '',
            problems.length === 0 ? (
              <Typography key="good" textColor="success700">
                {text('lists.good')}
              </Typography>
            ) : (
              <>
                {problems.map(({ column, code, messages }) => (
                  <Typography key={`${column}/${code}`} tag="p" textColor="danger700">
                    {column === null
                      ? messages[language]
                      : text('lists.at', { column, problem: messages[language] })}
                  </Typography>
                ))}
              </>
            ),
          ],
        }))}
      />
    </>
  );
};
