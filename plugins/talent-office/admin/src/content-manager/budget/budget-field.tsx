import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import {
  unstable_useContentManagerContext as useContentManagerContext,
  useForm,
} from '@strapi/strapi/admin';

import type { FundBudgetBody } from '../../../../shared/contracts/fund-budget';
import { usePermission, useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import { BudgetTable } from './budget-table';

const Loaded = ({ documentId }: { readonly documentId: string }) => {
  const text = useText();
  const found = useResource<FundBudgetBody>(`/talent-office/fund-years/${documentId}/budget`);
  if (found.status === 'loading') return <Loader small>{text('loading')}</Loader>;
  if (found.status === 'failed') {
    return <FailureNote failure={found.failure} retry={found.reload} />;
  }
  if (found.data.lines.length === 0) {
    return <Typography textColor="neutral600">{text('budget.none')}</Typography>;
  }
  return <BudgetTable budget={found.data} />;
};

interface Year {
  readonly state?: string;
  readonly shortfallFen?: number | string | null;
}

/** How the budget of a year became what it is, line by line, for who may read the fund. */
export const BudgetField = () => {
  const text = useText();
  const mayRead = usePermission('fund.read');
  const { id, isCreatingEntry } = useContentManagerContext();
  const { state, shortfallFen } = useForm('BudgetField', ({ values }) => values as Year);
  if (!mayRead || isCreatingEntry || !id) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      <Typography tag="h3" variant="pi" fontWeight="bold" textColor="neutral800">
        {text('budget.title')}
      </Typography>
      <Box overflow="auto" width="100%">
        {/* An action beside it may have changed the year: then it is read again. */}
        <Loaded key={[id, state, shortfallFen].join()} documentId={id} />
      </Box>
    </Flex>
  );
};
