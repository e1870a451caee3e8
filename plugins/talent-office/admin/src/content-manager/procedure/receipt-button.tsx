import { Button } from '@strapi/design-system';
import { File } from '@strapi/icons';

import type { CaseBody } from '../../../../shared/contracts/cases';
import { usePrint } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

/** Prints the receipt of an accepted case. */
export const ReceiptButton = ({ caseId }: { readonly caseId: CaseBody['id'] }) => {
  const text = useText();
  const { busy, failure, start } = usePrint();
  return (
    <>
      <Button
        fullWidth
        variant="tertiary"
        startIcon={<File />}
        loading={busy}
        onClick={() => void start(`/talent-office/cases/${caseId}/acceptance-receipt`)}
      >
        {text('receipt.print')}
      </Button>
      {failure && <FailureNote failure={failure} />}
    </>
  );
};
