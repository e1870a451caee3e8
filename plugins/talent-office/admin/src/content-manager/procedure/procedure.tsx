import { Badge, Flex, Loader, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';

import type { CaseBody, OfferedActions } from '../../../../shared/contracts/cases';
import { usePermission, useResource } from '../../api';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useText, useWord } from '../../translations';

import { ActionButtons } from './action-buttons';
import { CaseWarnings } from './case-warnings';
import { DecisionButtons } from './decision-buttons';
import { Decisions } from './decisions';
import { Path } from './path';
import { PauseButton } from './pause-button';
import { ReopenButton } from './reopen-button';
import { RuleCheck, RuleOutcome } from './rule-check';
import type { Schema } from './schema';
import { Section } from '../section';

interface Props {
  readonly documentId: string;
  readonly schema: Schema;
  readonly schemas: readonly Schema[];
  /** Reads the entry again: its state has moved. */
  refetchEntry(): void;
}

const Line = ({ label, children }: { readonly label: string; readonly children: string }) => (
  <Flex justifyContent="space-between" gap={2} width="100%">
    <Typography textColor="neutral600">{label}</Typography>
    <Typography textColor="neutral800" fontWeight="semiBold">
      {children}
    </Typography>
  </Flex>
);

const CaseFacts = ({ one }: { readonly one: CaseBody }) => {
  const text = useText();
  const { money, dayOf } = useFormat();
  return (
    <>
      {one.amountFen !== null && <Line label={text('case.amount')}>{money(one.amountFen)}</Line>}
      <Line label={text('case.opened')}>{dayOf(one.openedAt)}</Line>
      {one.closedAt && <Line label={text('case.closed')}>{dayOf(one.closedAt)}</Line>}
    </>
  );
};

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

/** Where an entry stands, what the reader can do about it, and on what it rests. */
export const Procedure = ({ documentId, schema, schemas, refetchEntry }: Props) => {
  const text = useText();
  const word = useWord();
  const mayDecide = usePermission('cases.decide');
  const mayPause = usePermission('cases.pause');
  const mayReopen = usePermission('cases.reopen');
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
  if (found.status === 'failed') return <FailureNote failure={found.failure} retry={refresh} />;
  if (offered.status === 'failed') return <FailureNote failure={offered.failure} retry={refresh} />;

  const one = found.data;
  const actions = mayAct ? offeredNow(offered.data, one) : [];
  const common = { schema, schemas, unsaved, onDone: refresh };
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Flex justifyContent="space-between" gap={2}>
        <Typography textColor="neutral600">{text('case.state')}</Typography>
        <Badge>
          {one && one.state !== 'approved'
            ? word(one.state, 'word')
            : word(offered.data.state, 'value')}
        </Badge>
      </Flex>
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
      {one && mayPause && <PauseButton one={one} {...common} />}
      {one && mayReopen && <ReopenButton one={one} {...common} />}
      {one && (
        <Section title={text('case.path')}>
          <Path {...one} />
        </Section>
      )}
      {one?.rules && (
        <Section title={text('rules.title')} aside={<RuleOutcome outcome={one.rules.outcome} />}>
          <RuleCheck rules={one.rules} schema={schema} schemas={schemas} />
        </Section>
      )}
      {one && one.decisions.length > 0 && (
        <Section title={text('decisions.title')}>
          <Decisions decisions={one.decisions} stages={one.stages} />
        </Section>
      )}
    </Flex>
  );
};
