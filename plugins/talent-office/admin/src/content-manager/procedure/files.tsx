import { Flex, IconButton, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';

import type { CaseBody, FileBody } from '../../../../shared/contracts/cases';
import { useDownload } from '../../api';
import { sizeTold, useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

interface Props {
  readonly caseId: CaseBody['id'];
  readonly files: readonly FileBody[];
}

/** What the applicant attached, of which a signature holds the digest; each to be saved. */
export const Files = ({ caseId, files }: Props) => {
  const text = useText();
  const { moment } = useFormat();
  const { busy, failure, start } = useDownload();
  // Each look is recorded with a reason: for who handles a case it is that case.
  const reason = text('files.reason', { id: caseId });
  if (files.length === 0) {
    return <Typography textColor="neutral600">{text('files.none')}</Typography>;
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {files.map(({ id, name, size, createdAt }) => (
          <Flex key={id} tag="li" justifyContent="space-between" alignItems="flex-start" gap={2}>
            <Flex direction="column" alignItems="flex-start">
              <Typography textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
                {name}
              </Typography>
              <Typography variant="pi" textColor="neutral600">
                {`${sizeTold(size)} · ${moment(createdAt)}`}
              </Typography>
            </Flex>
            <IconButton
              label={text('files.save', { name })}
              variant="tertiary"
              disabled={busy}
              onClick={() => void start(`/talent-office/files/${id}`, { reason }, name)}
            >
              <Download />
            </IconButton>
          </Flex>
        ))}
      </Flex>
      {failure && <FailureNote failure={failure} />}
    </Flex>
  );
};
