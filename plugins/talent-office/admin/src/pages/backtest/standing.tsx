import { Button, Flex, ProgressBar, Typography } from '@strapi/design-system';

import type { BacktestBody } from '../../../../shared/contracts/backtests';
import { useSubmission } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import { isUnderWay, percentOf } from './figures';

interface Props {
  readonly backtest: BacktestBody;
  /** Reads it again: it was cancelled. */
  onChanged(): Promise<void>;
}

/** How far a backtest is, and the button that ends it. */
export const Standing = ({ backtest, onChanged }: Props) => {
  const text = useText();
  const submission = useSubmission();
  const { id, state, total, processed, fault } = backtest;
  const cancel = async (): Promise<void> => {
    await submission.send(`/talent-office/backtests/${id}/cancel`, {});
    await onChanged();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      <Typography role="status" textColor={state === 'failed' ? 'danger700' : 'neutral800'}>
        {text(`backtest.state.${state}`, { processed, total: total ?? 0, fault: fault ?? '' })}
      </Typography>
      {isUnderWay(backtest) && (
        <>
          <ProgressBar
            value={percentOf(backtest)}
            aria-label={text('backtest.progress')}
            style={{ width: '100%' }}
          />
          <Button variant="danger-light" loading={submission.busy} onClick={() => void cancel()}>
            {text('backtest.cancel')}
          </Button>
        </>
      )}
      {submission.failure && <FailureNote failure={submission.failure} />}
    </Flex>
  );
};
