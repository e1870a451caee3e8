import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { NavLink, useParams } from 'react-router-dom';

import type { BacktestBody } from '../../../../shared/contracts/backtests';
import { permissionAction } from '../../../../shared/permissions';
import { useResource } from '../../api';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useLanguage, useText } from '../../translations';
import { entryLink } from '../inbox/entry-link';

import { ChangesTable } from './changes-table';
import { isUnderWay } from './figures';
import { MoneyTable } from './money-table';
import { PlainTable } from './plain-table';
import { Standing } from './standing';
import { usePolled } from './use-polled';

const ruleSets = 'plugin::talent-office.rule-set';

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Box tag="section" aria-label={title}>
    <Typography tag="h2" variant="beta">
      {title}
    </Typography>
    <Box paddingTop={3}>{children}</Box>
  </Box>
);

const Outcomes = ({ backtest }: { readonly backtest: BacktestBody }) => {
  const text = useText();
  const language = useLanguage();
  const { outcomes, reasons, unjudged } = backtest.summary;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <PlainTable
        label={text('backtest.outcomes')}
        columns={[text('backtest.before'), text('backtest.after'), text('backtest.count')]}
        rows={outcomes.map(({ before, after, count }) => ({
          key: `${before}/${after}`,
          cells: [
            text(`backtest.verdict.${before}`),
            text(`backtest.verdict.${after}`),
            String(count),
          ],
        }))}
      />
      {unjudged > 0 && (
        <Typography textColor="warning700">
          {text('backtest.unjudged', { count: unjudged })}
        </Typography>
      )}
      {reasons.length > 0 && (
        <PlainTable
          label={text('backtest.reasons')}
          columns={[text('backtest.rule'), text('backtest.reasonCount')]}
          rows={reasons.map(({ code, count }) => ({
            key: code,
            cells: [
              backtest.rules.find((rule) => rule.code === code)?.[language] ?? code,
              String(count),
            ],
          }))}
        />
      )}
    </Flex>
  );
};

/** Which amounts were tried in place of the present ones. */
const Amounts = ({ backtest: { amounts, scope } }: { readonly backtest: BacktestBody }) => {
  const text = useText();
  return (
    <>
      <Box tag="ul">
        {amounts.map(({ benefit, title, present, candidate }) => (
          <Typography key={benefit} tag="li">
            {text('backtest.amounts.tried', { title, present, candidate })}
          </Typography>
        ))}
      </Box>
      {scope === 'cases' && (
        <Typography variant="pi" textColor="neutral600">
          {text('backtest.amounts.cases')}
        </Typography>
      )}
    </>
  );
};

const Report = ({ id }: { readonly id: string }) => {
  const text = useText();
  const { moment, day } = useFormat();
  const found = useResource<BacktestBody>(`/talent-office/backtests/${id}`);
  usePolled(found.status === 'ready' && isUnderWay(found.data), found.reload);
  if (found.status === 'loading') return <Page.Loading>{text('loading')}</Page.Loading>;
  if (found.status === 'failed') {
    return (
      <Layouts.Content>
        <FailureNote failure={found.failure} retry={found.reload} />
      </Layouts.Content>
    );
  }
  const backtest = found.data;
  const { summary, scope, baseNumber } = backtest;
  const base =
    scope === 'cases'
      ? text('backtest.base.cases')
      : baseNumber === null
        ? text('backtest.base.none')
        : text('backtest.base.version', { number: baseNumber });
  return (
    <>
      <Layouts.Header
        title={text('backtest.title', { title: backtest.title })}
        subtitle={text('backtest.subtitle', {
          scope: text(`backtest.scope.${scope}`),
          base,
          day: day(backtest.onDay),
          at: moment(backtest.requestedAt),
        })}
        navigationAction={
          <Link
            tag={NavLink}
            startIcon={<ArrowLeft />}
            to={entryLink({ type: ruleSets, documentId: backtest.ruleSet })}
          >
            {text('backtest.back')}
          </Link>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <Standing backtest={backtest} onChanged={found.reload} />
          {backtest.amounts.length > 0 && (
            <Part title={text('backtest.amounts')}>
              <Amounts backtest={backtest} />
            </Part>
          )}
          <Part title={text('backtest.outcomes')}>
            <Outcomes backtest={backtest} />
          </Part>
          {summary.money.length > 0 && (
            <Part title={text('backtest.money')}>
              <MoneyTable money={summary.money} />
            </Part>
          )}
          <Part title={text('backtest.changesTitle', { changed: summary.changed })}>
            {summary.changed > 0 ? (
              <ChangesTable backtest={backtest} />
            ) : (
              <Typography>{text('backtest.noChange')}</Typography>
            )}
          </Part>
        </Flex>
      </Layouts.Content>
    </>
  );
};

/** The report of one backtest (回测), while it runs and afterwards. */
export const BacktestPage = () => {
  const text = useText();
  const { id = '' } = useParams<{ id: string }>();
  return (
    <Page.Protect permissions={[{ action: permissionAction('rules.backtest'), subject: null }]}>
      <Page.Main>
        <Page.Title>{text('backtest.menu')}</Page.Title>
        <Report key={id} id={id} />
      </Page.Main>
    </Page.Protect>
  );
};
