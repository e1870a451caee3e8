import { Box, Button, Field, Flex, Textarea, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

import type { MinutesPage } from '../../../../shared/contracts/committee';
import { usePermission, useSubmission } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import { StepDialog } from './step-dialog';
import { meetingType, type Desk } from './steps';

/** Hands a page to the browser's printer, without the panel around it. */
const print = (html: string): void => {
  const frame = document.createElement('iframe');
  // Nothing in it runs: it is a page to be read.
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  frame.title = 'print';
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0';
  frame.addEventListener('load', () => {
    frame.contentWindow?.addEventListener('afterprint', () => frame.remove());
    frame.contentWindow?.print();
  });
  frame.srcdoc = html;
  document.body.append(frame);
};

/** The minutes: drafted from the records, written on by people, printed, signed. */
export const Minutes = ({ meeting, path, reload }: Desk) => {
  const text = useText();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const mayWrite = usePermission('committees.run') && meeting.keeps && meeting.state === 'recorded';
  const kept = meeting.minutes ?? '';
  const [typed, setTyped] = useState(kept);
  const [signing, setSigning] = useState(false);
  useEffect(() => setTyped(kept), [kept]);
  if (!['recorded', 'signed'].includes(meeting.state)) return null;

  const keep = async (body: { text?: string }): Promise<void> => {
    const answer = await submission.send<MinutesPage>(`${path}/minutes`, body);
    if (!answer) return;
    setTyped(answer.data.text);
    toggleNotification({ type: 'success', message: text('meeting.minutes.saved') });
    await reload();
  };
  const printKept = async (): Promise<void> => {
    const { data } = await get<{ data: MinutesPage }>(`${path}/minutes`);
    print(data.data.html);
  };

  return (
    <Box
      tag="section"
      background="neutral0"
      shadow="tableShadow"
      hasRadius
      padding={4}
      aria-label={text('meeting.minutes')}
    >
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex justifyContent="space-between" gap={2} wrap="wrap">
          <Typography tag="h2" variant="delta">
            {text('meeting.minutes')}
          </Typography>
          <Flex gap={2} wrap="wrap">
            {mayWrite && (
              <Button variant="tertiary" loading={submission.busy} onClick={() => void keep({})}>
                {text(kept === '' ? 'meeting.minutes.draft' : 'meeting.minutes.again')}
              </Button>
            )}
            {mayWrite && kept !== '' && (
              <Button
                variant="secondary"
                disabled={typed === kept || typed.trim() === ''}
                loading={submission.busy}
                onClick={() => void keep({ text: typed })}
              >
                {text('meeting.minutes.save')}
              </Button>
            )}
            {kept !== '' && (
              <Button variant="tertiary" disabled={typed !== kept} onClick={() => void printKept()}>
                {text('meeting.minutes.print')}
              </Button>
            )}
            {mayWrite && kept !== '' && (
              <Button disabled={typed !== kept} onClick={() => setSigning(true)}>
                {text('meeting.minutes.sign')}
              </Button>
            )}
          </Flex>
        </Flex>
        {kept !== '' && (
          <Field.Root name="minutes">
            <Textarea
              aria-label={text('meeting.minutes')}
              rows={16}
              value={typed}
              disabled={!mayWrite}
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field.Root>
        )}
        {submission.failure && <FailureNote failure={submission.failure} type={meetingType} />}
        {signing && (
          <StepDialog
            title={text('meeting.minutes.sign')}
            note={text('meeting.minutes.sign.note')}
            path={path}
            reload={reload}
            requests={() => [{ path: 'sign', body: {} }]}
            onClose={() => setSigning(false)}
          />
        )}
      </Flex>
    </Box>
  );
};
