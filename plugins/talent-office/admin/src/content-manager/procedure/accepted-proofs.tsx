import { Box, Flex, Typography } from '@strapi/design-system';

import type { CaseBody } from '../../../../shared/contracts/cases';
import type { ProofBody, StageProofsBody } from '../../../../shared/contracts/proofs';
import { useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useLanguage, useText } from '../../translations';

import type { Choice } from './decision-dialog';

/** What a signature at a proof stage accepts: the proofs as they were shown when the dialog was opened. */
export const useProofsToAccept = (one: CaseBody, choice: Choice) => {
  const asked = choice === 'approve' && one.stages[one.stage]?.kind === 'proof';
  const found = useResource<StageProofsBody[]>(
    asked ? `/talent-office/cases/${one.id}/proofs` : null,
  );
  if (!asked) return { proofs: null, ids: null, complete: true, failure: null };
  const failure = found.status === 'failed' ? found.failure : null;
  const proofs: readonly ProofBody[] =
    found.status === 'ready'
      ? (found.data.find(({ stage }) => stage === one.stage)?.proofs ?? [])
      : [];
  const complete = proofs.length > 0 && proofs.every(({ state }) => state === 'uploaded');
  const ids = Object.fromEntries(proofs.map(({ key, upload }) => [key, upload?.id ?? '']));
  return { proofs, ids, complete, failure };
};

/** The proofs by name; that one is missing is told before the signature. */
export const AcceptedProofs = ({
  proofs,
  complete,
  failure,
}: Omit<ReturnType<typeof useProofsToAccept>, 'ids'>) => {
  const text = useText();
  const language = useLanguage();
  if (failure) return <FailureNote failure={failure} />;
  if (proofs === null) return null;
  return (
    <Box>
      <Typography fontWeight="bold">{text('proofs.accept')}</Typography>
      <Flex tag="ul" direction="column" alignItems="flex-start" gap={1} paddingTop={2}>
        {proofs.map((proof) => (
          <Typography key={proof.key} tag="li" textColor="neutral800">
            {`${proof[language]} · ${proof.upload?.name ?? text('proofs.none')}`}
          </Typography>
        ))}
      </Flex>
      {proofs.length > 0 && !complete && (
        <Typography textColor="danger600">{text('proofs.missing')}</Typography>
      )}
    </Box>
  );
};
