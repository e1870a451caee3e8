import type { CaseBody, FileBody } from '../../../../shared/contracts/cases';
import { useText } from '../../translations';
import { FileList } from '../file-list';

interface Props {
  readonly caseId: CaseBody['id'];
  readonly files: readonly FileBody[];
}

/** What the applicant attached, of which a signature holds the digest. */
export const Files = ({ caseId, files }: Props) => {
  const text = useText();
  // For who handles a case the reason of a look is that case.
  return <FileList files={files} reason={text('files.reason', { id: caseId })} />;
};
