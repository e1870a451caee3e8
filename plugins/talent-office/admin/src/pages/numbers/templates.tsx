import {
  Button,
  Flex,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
  VisuallyHidden,
} from '@strapi/design-system';
import { Page, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { TemplatesBody } from '../../../../shared/contracts/documents';
import { printFormats } from '../../../../shared/contracts/paper';
import { valueLabels } from '../../../../shared/labels';
import { useDownload, useResource, useSubmission } from '../../api';
import { FailureNote } from '../../notes';
import { useLanguage, useText, type TextKey } from '../../translations';

import { TemplateDialog } from './template-dialog';

const columns: readonly TextKey[] = ['templates.kind', 'templates.inForce'];

/** How papers of each kind are written: by the built-in layout, or by the office's own template. */
export const Templates = () => {
  const text = useText();
  const language = useLanguage();
  const { toggleNotification } = useNotification();
  const found = useResource<readonly TemplatesBody[]>('/talent-office/document-kinds');
  const sample = useDownload();
  const submission = useSubmission();
  const [asked, setAsked] = useState<TemplatesBody | null>(null);

  if (found.status === 'failed') {
    return <FailureNote failure={found.failure} retry={found.reload} />;
  }
  if (found.status === 'loading') return <Page.Loading>{text('loading')}</Page.Loading>;

  const takeBack = async ({ kind }: TemplatesBody): Promise<void> => {
    const path = `/talent-office/document-kinds/${kind}/templates/take-back`;
    if (!(await submission.send(path, {}))) return;
    toggleNotification({ type: 'success', message: text('templates.takenBack') });
    await found.reload();
  };
  const failure = sample.failure ?? submission.failure;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {failure && <FailureNote failure={failure} />}
      <Table colCount={columns.length + 1} rowCount={found.data.length + 1}>
        <Thead>
          <Tr>
            {columns.map((column) => (
              <Th key={column}>
                <Typography variant="sigma" textColor="neutral600">
                  {text(column)}
                </Typography>
              </Th>
            ))}
            <Th>
              <VisuallyHidden>{text('templates.put')}</VisuallyHidden>
            </Th>
          </Tr>
        </Thead>
        <Tbody>
          {found.data.map((one) => (
            <Tr key={one.kind}>
              <Td>
                <Typography textColor="neutral800">{valueLabels[one.kind][language]}</Typography>
              </Td>
              <Td>
                <Typography textColor="neutral800">
                  {one.inForce === null
                    ? text('templates.builtIn')
                    : text('templates.own', { number: one.inForce })}
                </Typography>
              </Td>
              <Td>
                <Flex gap={2} justifyContent="flex-end">
                  {printFormats
                    .filter((format) => format === 'docx' || one.inForce === null)
                    .map((format) => (
                      <Button
                        key={format}
                        size="S"
                        variant="tertiary"
                        disabled={sample.busy}
                        onClick={() =>
                          void sample.start(
                            `/talent-office/document-kinds/${one.kind}/sample`,
                            { format },
                            `${valueLabels[one.kind][language]}.${format}`,
                          )
                        }
                      >
                        {text('templates.sample', { format: format.toUpperCase() })}
                      </Button>
                    ))}
                  <Button size="S" variant="secondary" onClick={() => setAsked(one)}>
                    {text('templates.put')}
                  </Button>
                  {one.inForce !== null && (
                    <Button
                      size="S"
                      variant="danger-light"
                      disabled={submission.busy}
                      onClick={() => void takeBack(one)}
                    >
                      {text('templates.takeBack')}
                    </Button>
                  )}
                </Flex>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {asked && <TemplateDialog of={asked} onClose={() => setAsked(null)} onDone={found.reload} />}
    </Flex>
  );
};
