import { Flex, Loader, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useState } from 'react';

import type { ExecutionBody, ExecutionYear } from '../../../../shared/contracts/execution';
import {
  createExecutionTables,
  executionTableNames,
  type ExecutionTableName,
} from '../../../../shared/execution/tables';
import { ageLabels, executionLabels } from '../../../../shared/labels/execution';
import { usePermission, useResource } from '../../api';
import { DownloadForReason } from '../../content-manager/download-for-reason';
import { Alarm } from '../../content-manager/execution';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useLanguage, useText, useWord } from '../../translations';

import { Chart, type ChartRow, type ChartStage } from './chart';
import { DrillDialog } from './drill-dialog';
import { ExecutionTableView, type Looked } from './execution-table';
import { ExportButtons } from './export-buttons';
import { Section } from './section';
import { Tiles } from './tiles';

interface Drawn {
  readonly rows: readonly ChartRow[];
  readonly stages: readonly ChartStage[];
  readonly stacked: boolean;
}

const standing = ['paid', 'sent', 'committed', 'reserved', 'free'] as const;

/** What each table is drawn as; lines are too many, and have their names. */
const useDrawn = (body: ExecutionBody): Partial<Record<ExecutionTableName, Drawn>> => {
  const word = useWord();
  const language = useLanguage();
  const amounts = (one: ExecutionBody['total']) => ({
    paid: one.paidFen,
    sent: one.sentFen,
    committed: one.committedFen,
    reserved: one.reservedFen,
    free: one.freeFen,
  });
  const stages = standing.filter((stage) => stage !== 'sent' || body.total.sentFen !== 0);
  return {
    uses: {
      rows: body.uses.map((one) => ({ name: word(one.use, 'value'), amounts: amounts(one) })),
      stages,
      stacked: true,
    },
    sources: {
      rows: body.sources.map((one) => ({ name: word(one.source, 'value'), amounts: amounts(one) })),
      stages,
      stacked: true,
    },
    months: {
      rows: body.months.map((one) => ({
        name: one.month,
        amounts: { committed: one.committedFen, paid: one.paidFen },
      })),
      stages: ['committed', 'paid'],
      stacked: false,
    },
    ageing: {
      rows: body.ageing.map(({ age, amountFen }) => ({
        name: ageLabels[age]?.[language] ?? age,
        amounts: { committed: amountFen },
      })),
      stages: ['committed'],
      stacked: false,
    },
    due: {
      rows: body.due.map(({ month, overdue, amountFen }) => ({
        name: overdue ? executionLabels.overdue[language] : month,
        amounts: { committed: amountFen },
      })),
      stages: ['committed'],
      stacked: false,
    },
  };
};

const Body = ({ body }: { readonly body: ExecutionBody }) => {
  const language = useLanguage();
  const text = useText();
  const mayLook = usePermission('fund.books');
  const mayTake = usePermission('case-files.read');
  const [looked, setLooked] = useState<Looked | null>(null);
  const tableOf = createExecutionTables(body, language);
  const drawn = useDrawn(body);
  const shown = executionTableNames.filter((name) => name !== 'due' || body.due.length > 0);
  return (
    <>
      {body.alarm && <Alarm alarm={body.alarm} />}
      <Tiles body={body} />
      {shown.map((name) => {
        const table = tableOf(name);
        const chart = drawn[name];
        const look = (row: number, stage: Looked['stage']): void => {
          const of = table.about[row];
          const label = executionLabels[stage][language];
          if (of) setLooked({ ...of, stage, title: `${String(table.rows[row]?.[0])} · ${label}` });
        };
        return (
          <Section
            key={name}
            title={executionLabels[name][language]}
            actions={
              <ExportButtons
                path={`/talent-office/fund-execution/${body.year}/export`}
                params={{ table: name }}
                name={table.title}
              />
            }
          >
            {chart && (
              <Chart
                label={table.title}
                rows={chart.rows}
                stacked={chart.stacked}
                series={chart.stages.map((stage) => ({
                  stage,
                  label: executionLabels[stage][language],
                }))}
                look={mayLook && table.stages.some((stage) => stage !== null) ? look : undefined}
              />
            )}
            <ExecutionTableView table={table} look={mayLook ? setLooked : undefined} />
          </Section>
        );
      })}
      {mayTake && (
        <Section
          title={text('books.pack')}
          actions={
            <DownloadForReason
              path={`/talent-office/fund-execution/${body.year}/audit-pack`}
              name={text('books.pack.name', { year: body.year })}
              files={[
                { format: 'xlsx', label: text('books.pack.xlsx') },
                { format: 'zip', label: text('books.pack.zip') },
              ]}
              note={text('books.pack.note')}
            />
          }
        >
          <Typography textColor="neutral600">{text('books.pack.what')}</Typography>
        </Section>
      )}
      {looked && <DrillDialog year={body.year} figure={looked} onClose={() => setLooked(null)} />}
    </>
  );
};

interface Props {
  /** Of the address; the newest without it. */
  readonly year: string | null;
  choose(year: string): void;
}

const Year = ({ year }: { readonly year: number }) => {
  const text = useText();
  const { moment } = useFormat();
  const found = useResource<ExecutionBody>(`/talent-office/fund-execution/${year}`);
  if (found.status === 'loading') return <Loader small>{text('loading')}</Loader>;
  if (found.status === 'failed') {
    return <FailureNote failure={found.failure} retry={found.reload} />;
  }
  return (
    <>
      <Typography variant="pi" textColor="neutral600">
        {text('books.asOf', { moment: moment(found.data.asOf) })}
      </Typography>
      <Body body={found.data} />
    </>
  );
};

/** How the money of a year is spent, in charts and tables (资金执行). */
export const Dashboard = ({ year, choose }: Props) => {
  const text = useText();
  const years = useResource<ExecutionYear[]>('/talent-office/fund-execution');
  if (years.status === 'loading') return <Loader small>{text('loading')}</Loader>;
  if (years.status === 'failed') {
    return <FailureNote failure={years.failure} retry={years.reload} />;
  }
  const all = years.data.map((one) => String(one.year));
  const current = all.find((one) => one === year) ?? all[0];
  if (current === undefined) return <Typography>{text('books.noYear')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex width="20rem">
        <SingleSelect
          aria-label={text('books.year')}
          value={current}
          onChange={(value) => choose(String(value))}
        >
          {all.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {text('books.ofYear', { year: one })}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Flex>
      <Year key={current} year={Number(current)} />
    </Flex>
  );
};
