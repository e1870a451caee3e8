import { useResource } from '../../api';
import type { CaseBody } from '../../../../shared/contracts/cases';
import type { CaseRecommendationsBody } from '../../../../shared/contracts/recommendations';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';
import { Section } from '../section';

import { RecommendationRow } from './recommendation-row';

interface Props {
  readonly one: CaseBody;
  /** Are there changes on the page that nobody has saved? */
  readonly unsaved: boolean;
  onDone(): Promise<void>;
}

/** Who recommends whom a case is about, where it has come to that. */
export const RecommendationSection = ({ one, unsaved, onDone }: Props) => {
  const text = useText();
  const asks = one.stages.some(
    ({ kind }, index) => kind === 'recommendation' && index <= one.stage,
  );
  const path = asks ? `/talent-office/cases/${one.id}/recommendations` : null;
  const found = useResource<CaseRecommendationsBody>(
    path,
    `${one.state}/${one.stage}/${one.round}`,
  );
  if (path === null || found.status === 'loading') return null;
  const refresh = async (): Promise<void> => {
    await Promise.all([found.reload(), onDone()]);
  };
  return (
    <Section title={text('recommendation.title')}>
      {found.status === 'failed' ? (
        <FailureNote failure={found.failure} retry={found.reload} />
      ) : (
        found.data.requests.map((request) => (
          <RecommendationRow
            key={request.id}
            request={request}
            path={path}
            seen={found.data.seen}
            unsaved={unsaved}
            onDone={refresh}
          />
        ))
      )}
    </Section>
  );
};
