import { useResource } from '../../api';
import type { CaseBody } from '../../../../shared/contracts/cases';
import type { StageProofsBody } from '../../../../shared/contracts/proofs';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';
import { Section } from '../section';

import { Proofs } from './proofs';

/** The proofs of a case, where it has come to a stage that waits for some. */
export const ProofSection = ({ one }: { readonly one: CaseBody }) => {
  const text = useText();
  const asks = one.stages.some(({ kind }, index) => kind === 'proof' && index <= one.stage);
  const path = asks ? `/talent-office/cases/${one.id}/proofs` : null;
  const found = useResource<StageProofsBody[]>(path, `${one.state}/${one.stage}/${one.round}`);
  if (!asks || found.status === 'loading') return null;
  return (
    <Section title={text('proofs.title')}>
      {found.status === 'failed' ? (
        <FailureNote failure={found.failure} retry={found.reload} />
      ) : (
        <Proofs one={one} stages={found.data} reload={found.reload} />
      )}
    </Section>
  );
};
