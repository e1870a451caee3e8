import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { PaymentBatchDetail } from '../../../../../shared/contracts/payment-batches';
import { usePermission } from '../../../api';
import { ActionButtons, DecisionButtons } from '../../../content-manager/procedure';
import { useText } from '../../../translations';
import { entryLink } from '../../inbox';
import { Card } from '../../selections/card';

import { batchSchema } from '../schemas';
import type { Offered } from '../use-offered';
import { AnswerButton } from './answer-button';
import { FollowUpButton } from './follow-up-button';

/** Beside the list itself, where what is added or taken off is chosen. */
const onTheList = ['add', 'remove'];

interface Props {
  readonly batch: PaymentBatchDetail;
  readonly offered: Offered;
  refresh(): Promise<void>;
}

/** What the reader can do with a batch now; while it is being approved, how far that is. */
export const Steps = ({ batch, offered, refresh }: Props) => {
  const text = useText();
  const mayDecide = usePermission('cases.decide');
  const mayAnswer = usePermission('payments.answer');
  const mayPrepare = usePermission('payments.prepare');
  const { documentId } = batch;
  const { one } = offered;
  const actions = offered.actions.filter(({ name }) => !onTheList.includes(name));
  const takesAnswers = mayAnswer && batch.state === 'sent';
  const goesOn = mayPrepare && batch.toFollowUp > 0;
  const common = { schema: batchSchema, unsaved: false, onDone: refresh };
  return (
    <Card title={text('payment.steps')}>
      {one && (
        <Typography textColor="neutral800">
          {text('payment.case', { stage: one.stages[one.stage]?.title ?? '' })}{' '}
          <Link tag={NavLink} to={entryLink({ type: batchSchema.uid, documentId })}>
            {text('payment.case.open')}
          </Link>
        </Typography>
      )}
      {one && mayDecide && <DecisionButtons one={one} schemas={[batchSchema]} {...common} />}
      {actions.length > 0 && (
        <ActionButtons actions={actions} documentId={documentId} {...common} />
      )}
      {takesAnswers && <AnswerButton documentId={documentId} refresh={refresh} />}
      {goesOn && <FollowUpButton batch={batch} />}
      {!one && actions.length === 0 && !takesAnswers && !goesOn && (
        <Typography textColor="neutral600">{text('payment.steps.none')}</Typography>
      )}
    </Card>
  );
};
