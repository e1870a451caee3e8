import { Flex, Loader, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';

import type { CaseBody, CaseStanding, OfferedActions } from '../../../../shared/contracts/cases';
import { usePermission, useResource, type Resource } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import { ActionButtons } from './action-buttons';
import { CaseBasis } from './case-basis';
import { CaseFacts } from './case-facts';
import { CaseWarnings } from './case-warnings';
import { CurrentState } from './current-state';
import { DecisionButtons } from './decision-buttons';
import { Decisions } from './decisions';
import { Files } from './files';
import { Moves } from './moves';
import { Paper } from './paper';
import { PaperApplication } from './paper-application';
import { Path } from './path';
import { ProofSection } from './proof-section';
import { PauseButton } from './pause-button';
import { ReceiptButton } from './receipt-button';
import { RecommendationSection } from './recommendation-section';
import { Recusal } from './recusal';
import { ReopenButton } from './reopen-button';
import type { Schema } from './schema';
import { Section } from '../section';

interface Props {
  readonly documentId: string;
  readonly schema: Schema;
  readonly schemas: readonly Schema[];
  /** The state that the entry keeps. */
  readonly state: string;
  /** Reads the entry again: its state has moved. */
  refetchEntry(): void;
}

const endedStates = ['approved', 'refused', 'withdrawn', 'expired'];

/** Actions are possible without a case, and after it; of a returned one only handing it in again. */
const offeredNow = (
  { actions }: OfferedActions,
  one: CaseBody | null,
): OfferedActions['actions'] => {
  const mine = actions.filter((action) => action.mine);
  if (!one || endedStates.includes(one.state)) return mine;
  return one.state === 'returned' ? mine.filter(({ name }) => name === one.action) : [];
};

const standingOf = ({ state, stages, stage }: CaseBody): CaseStanding => ({
  state,
  stage: state === 'open' ? (stages[stage]?.title ?? null) : null,
});

/** What is about others than the reader is not there for him: no fault, and nothing to try again. */
const isHidden = (resource: Resource<unknown>): boolean =>
  resource.status === 'failed' &&
  resource.failure.kind === 'refused' &&
  resource.failure.code === 'NOT_FOUND';

/** Where an entry stands, what the reader can do about it, and on what it rests. */
export const Procedure = ({ documentId, schema, schemas, state, refetchEntry }: Props) => {
  const text = useText();
  const mayDecide = usePermission('cases.decide');
  const mayRecuse = usePermission('cases.recuse');
  const mayAct = usePermission('entries.act');
  const unsaved = useForm('Procedure', ({ modified }) => modified);
  const query = `type=${schema.uid}&documentId=${documentId}`;
  const found = useResource<CaseBody | null>(`/talent-office/cases?${query}`);
  const offered = useResource<OfferedActions>(
    `/talent-office/entries/${schema.uid}/${documentId}/actions`,
  );
  const refresh = async (): Promise<void> => {
    await Promise.all([found.reload(), offered.reload()]);
    refetchEntry();
  };

  if (found.status === 'loading' || offered.status === 'loading') {
    return <Loader small>{text('loading')}</Loader>;
  }
  if (isHidden(found) || isHidden(offered)) {
    return <CurrentState schema={schema} state={state} lastCase={null} />;
  }
  if (found.status === 'failed') return <FailureNote failure={found.failure} retry={refresh} />;
  if (offered.status === 'failed') return <FailureNote failure={offered.failure} retry={refresh} />;

  const one = found.data;
  const actions = mayAct ? offeredNow(offered.data, one) : [];
  const common = { schema, schemas, unsaved, onDone: refresh };
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <CurrentState schema={schema} state={offered.data.state} lastCase={one && standingOf(one)} />
      {one && <CaseFacts one={one} />}
      {one && <CaseWarnings one={one} type={schema.uid} />}
      {!one && offered.data.actions.some(({ approval }) => approval) && (
        <Typography textColor="neutral600">{text('case.none')}</Typography>
      )}
      {unsaved && <Typography textColor="warning700">{text('action.unsaved')}</Typography>}
      {one && mayDecide && <DecisionButtons one={one} {...common} />}
      {actions.length > 0 && (
        <ActionButtons actions={actions} documentId={documentId} {...common} />
      )}
      {one?.acceptance && <ReceiptButton caseId={one.id} />}
      {one && <PauseButton one={one} {...common} />}
      {one && <ReopenButton one={one} {...common} />}
      {one && <Recusal one={one} mayRecuse={mayRecuse} {...common} />}
      <PaperApplication documentId={documentId} {...common} />
      {one && <Paper one={one} {...common} />}
      {one && (
        <Section title={text('case.path')}>
          <Path {...one} />
        </Section>
      )}
      {one && one.moves.length > 0 && (
        <Section title={text('moves.title')}>
          <Moves moves={one.moves} />
        </Section>
      )}
      {one && <RecommendationSection one={one} unsaved={unsaved} onDone={refresh} />}
      {one && <ProofSection one={one} />}
      {one?.files && (
        <Section title={text('files.title')}>
          <Files caseId={one.id} files={one.files} />
        </Section>
      )}
      {one && <CaseBasis one={one} schema={schema} schemas={schemas} />}
      {one && one.decisions.length > 0 && (
        <Section title={text('decisions.title')}>
          <Decisions type={schema.uid} decisions={one.decisions} stages={one.stages} />
        </Section>
      )}
    </Flex>
  );
};
