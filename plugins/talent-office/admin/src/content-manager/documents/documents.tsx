import { Button, Flex, Typography } from '@strapi/design-system';
import { File } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { EntryDocumentsBody } from '../../../../shared/contracts/documents';
import { valueLabels } from '../../../../shared/labels';
import type { DocumentKind } from '../../../../shared/vocabulary';
import { usePermission, useSubmission } from '../../api';
import { FailureNote } from '../../notes';
import { useLanguage, useText } from '../../translations';

import { CaseFileButtons } from './case-file-buttons';
import { IssuedPaper } from './issued-paper';
import { ReissueDialog } from './reissue-dialog';

interface Props {
  /** Of the route where its papers are. */
  readonly path: string;
  readonly found: EntryDocumentsBody;
  reload(): Promise<void>;
}

export const Documents = ({ path, found, reload }: Props) => {
  const text = useText();
  const language = useLanguage();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [reissued, setReissued] = useState<DocumentKind | null>(null);
  const mayTakeOut = usePermission('case-files.read');
  const { documents, kinds, caseId, mayIssue, mayVoid } = found;
  const stands = (kind: DocumentKind): boolean =>
    documents.some((one) => one.kind === kind && one.void === null);

  const told = async (number: string | null): Promise<void> => {
    const message =
      number === null ? text('documents.issued.plain') : text('documents.issued', { number });
    toggleNotification({ type: 'success', message });
    await reload();
  };
  const issue = async (kind: DocumentKind): Promise<void> => {
    const answer = await submission.send<{ readonly number: string | null }>(path, { kind });
    if (answer) await told(answer.data.number);
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {documents.length === 0 && (
        <Typography textColor="neutral600">{text('documents.none')}</Typography>
      )}
      {documents.length > 0 && (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {documents.map((one) => (
            <IssuedPaper key={one.id} paper={one} mayVoid={mayVoid} onVoid={reload} />
          ))}
        </Flex>
      )}
      {mayIssue &&
        kinds.map((kind) => (
          <Button
            key={kind}
            fullWidth
            variant={stands(kind) ? 'tertiary' : 'secondary'}
            startIcon={<File />}
            loading={submission.busy}
            onClick={() => (stands(kind) ? setReissued(kind) : void issue(kind))}
          >
            {text(stands(kind) ? 'documents.reissue' : 'documents.issue', {
              kind: valueLabels[kind][language],
            })}
          </Button>
        ))}
      {submission.failure && <FailureNote failure={submission.failure} />}
      {caseId !== null && mayTakeOut && <CaseFileButtons caseId={caseId} />}
      {reissued && (
        <ReissueDialog
          path={path}
          kind={reissued}
          onClose={() => setReissued(null)}
          onDone={told}
        />
      )}
    </Flex>
  );
};
