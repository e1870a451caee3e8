import { Flex } from '@strapi/design-system';

import type { CaseBody } from '../../../../shared/contracts/cases';
import type { PaperBody } from '../../../../shared/contracts/paper';
import { usePermission, useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';
import { Section } from '../section';

import { PaperPrint } from './paper-print';
import { PaperRecordButton } from './paper-record-button';
import { PaperRecords } from './paper-records';
import type { Schema } from './schema';

interface Props {
  readonly one: CaseBody;
  readonly schema: Schema;
  /** Are there changes on the page that nobody has saved? */
  readonly unsaved: boolean;
  onDone(): Promise<void>;
}

/** What is signed by hand in a case: printing its form, recording who signed it, confirming that. */
export const Paper = ({ one, schema, unsaved, onDone }: Props) => {
  const text = useText();
  const mayPrint = usePermission('cases.print');
  const mayRecord = usePermission('cases.record-paper');
  const mayConfirm = usePermission('cases.confirm-paper');
  const concerned = mayRecord || mayConfirm;
  const path = `/talent-office/cases/${one.id}/paper-decisions`;
  const found = useResource<PaperBody>(concerned ? path : null);
  const isOpen = one.state === 'open';
  const papers = found.status === 'ready' ? found.data : null;
  const done = async (): Promise<void> => {
    await Promise.all([found.reload(), onDone()]);
  };
  const nothing = (papers?.records.length ?? 0) === 0;
  if (!isOpen && nothing) return null;
  if (!mayPrint && !concerned) return null;
  return (
    <Section title={text('paper.title')}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        {isOpen && mayPrint && <PaperPrint caseId={one.id} unsaved={unsaved} />}
        {isOpen && mayRecord && papers && papers.signers.length > 0 && (
          <PaperRecordButton
            one={one}
            schema={schema}
            signers={papers.signers}
            unsaved={unsaved}
            onDone={done}
          />
        )}
        {found.status === 'failed' && <FailureNote failure={found.failure} retry={found.reload} />}
        {papers && !nothing && (
          <PaperRecords
            type={schema.uid}
            records={papers.records}
            mayConfirm={mayConfirm}
            unsaved={unsaved}
            onDone={done}
          />
        )}
      </Flex>
    </Section>
  );
};
