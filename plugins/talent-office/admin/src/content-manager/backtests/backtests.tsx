import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';

import {
  backtestScopes,
  type BacktestBody,
  type BacktestScope,
  type PresentAmount,
} from '../../../../shared/contracts/backtests';
import { useResource, useSubmission } from '../../api';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { backtestPath } from '../../pages/paths';
import { isUnderWay } from '../../pages/backtest/figures';
import { Standing } from '../../pages/backtest/standing';
import { usePolled } from '../../pages/backtest/use-polled';
import { useText } from '../../translations';

import { AmountFields } from './amount-fields';

const Entry = ({
  backtest,
  onChanged,
}: {
  readonly backtest: BacktestBody;
  onChanged(): Promise<void>;
}) => {
  const text = useText();
  const { moment } = useFormat();
  return (
    <Box tag="li" paddingTop={2}>
      <Link tag={NavLink} to={`/${backtestPath}/${backtest.id}`}>
        {text('backtest.listed', {
          scope: text(`backtest.scope.${backtest.scope}`),
          at: moment(backtest.requestedAt),
        })}
      </Link>
      <Standing backtest={backtest} onChanged={onChanged} />
    </Box>
  );
};

/** Starts a backtest of the rule set as it is saved, and lists the last ones with their progress. */
export const Backtests = ({ documentId }: { readonly documentId: string }) => {
  const text = useText();
  const unsaved = useForm('Backtests', ({ modified }) => modified);
  const submission = useSubmission();
  const path = `/talent-office/rule-sets/${documentId}/backtests`;
  const found = useResource<BacktestBody[]>(path);
  const present = useResource<PresentAmount[]>(`/talent-office/rule-sets/${documentId}/amounts`);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const listed = found.status === 'ready' ? found.data : [];
  const isRunning = listed.some(isUnderWay);
  usePolled(isRunning, found.reload);

  const start = async (scope: BacktestScope): Promise<void> => {
    const amounts = Object.entries(typed)
      .map(([benefit, expression]) => ({ benefit, expression: expression.trim() }))
      .filter(({ expression }) => expression !== '');
    await submission.send(path, { scope, amounts });
    await found.reload();
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Typography variant="pi" textColor="neutral600">
        {text('backtest.what')}
      </Typography>
      {unsaved && <Typography textColor="warning700">{text('backtest.unsaved')}</Typography>}
      {present.status === 'ready' && (
        <AmountFields
          present={present.data}
          typed={typed}
          onType={(benefit, expression) => setTyped({ ...typed, [benefit]: expression })}
        />
      )}
      {present.status === 'failed' && (
        <FailureNote failure={present.failure} retry={present.reload} />
      )}
      {backtestScopes.map((scope) => (
        <Button
          key={scope}
          fullWidth
          variant="secondary"
          disabled={unsaved || isRunning}
          loading={submission.busy}
          onClick={() => void start(scope)}
        >
          {text(`backtest.start.${scope}`)}
        </Button>
      ))}
      {submission.failure && <FailureNote failure={submission.failure} />}
      {found.status === 'failed' && <FailureNote failure={found.failure} retry={found.reload} />}
      <Box tag="ul">
        {listed.map((backtest) => (
          <Entry key={backtest.id} backtest={backtest} onChanged={found.reload} />
        ))}
      </Box>
    </Flex>
  );
};
