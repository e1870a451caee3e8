import { useText } from '../../translations';
import { DownloadForReason } from '../download-for-reason';
import { Section } from '../section';

/** Takes out the file of a case (一案一卷). */
export const CaseFileButtons = ({ caseId }: { readonly caseId: string }) => {
  const text = useText();
  return (
    <Section title={text('documents.case-file')}>
      <DownloadForReason
        fullWidth
        path={`/talent-office/cases/${caseId}/case-file`}
        name={`${text('documents.case-file')} ${caseId.slice(0, 8)}`}
        files={[
          { format: 'pdf', label: text('documents.case-file.pdf') },
          { format: 'zip', label: text('documents.case-file.zip') },
        ]}
        note={text('documents.case-file.note')}
      />
    </Section>
  );
};
