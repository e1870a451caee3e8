import { Box, Tabs, Typography } from '@strapi/design-system';
import { useId, useMemo, useState } from 'react';

import type { FactsBody, WantedKind } from '../../../../shared/contracts/expressions';
import { useLanguage, useText } from '../../translations';

import { DrawnAmount } from './drawn-amount';
import { DrawnCondition, type ViewProps } from './drawn-view';
import { hole } from './query';
import { TextEditor } from './text-editor';
import { useChecked } from './use-checked';
import { useWording } from './use-wording';

interface Props {
  readonly type: string;
  readonly wanted: WantedKind;
  readonly label: string;
  readonly value: string;
  readonly facts: FactsBody;
  /** What the last save was refused for: it stands at the field already. */
  readonly refused: string | undefined;
  onChange(value: string): void;
}

/** One expression, drawn and written: what is changed in one view stands in the other. */
export const Studio = ({ type, wanted, label, value, facts, refused, onChange }: Props) => {
  const text = useText();
  const language = useLanguage();
  const wording = useWording();
  const [view, setView] = useState('drawn');
  const messageId = useId();
  const asked = useChecked(type, value, wanted);
  const checked = asked?.source === value ? asked : null;
  const problem = value === '' ? null : (checked?.found.problem ?? null);
  const message =
    problem &&
    text('expression.problem', {
      line: problem.line,
      column: problem.column,
      problem: problem[language],
    });
  const marked = useMemo(
    () => problem && message !== null && { ...problem, message },
    [problem, message],
  );
  const isBeingDrawn = view === 'drawn' && value.includes(hole);
  const given: ViewProps = { value, facts, wording, checked, onChange };
  return (
    <Box>
      <Tabs.Root variant="simple" value={view} onValueChange={setView}>
        <Tabs.List aria-label={text('expression.views')}>
          <Tabs.Trigger value="drawn">{text('expression.drawn')}</Tabs.Trigger>
          <Tabs.Trigger value="text">{text('expression.text')}</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="drawn">
          <Box paddingTop={3}>
            {wanted === 'bool' ? <DrawnCondition {...given} /> : <DrawnAmount {...given} />}
          </Box>
        </Tabs.Content>
        <Tabs.Content value="text">
          <Box paddingTop={3}>
            <TextEditor
              value={value}
              label={label}
              describedBy={messageId}
              facts={facts}
              wording={wording}
              marked={marked || null}
              onChange={onChange}
            />
            <Box paddingTop={1}>
              <Typography variant="pi" textColor="neutral600">
                {text(wanted === 'int' ? 'expression.amountTextHint' : 'expression.textHint')}
              </Typography>
            </Box>
          </Box>
        </Tabs.Content>
      </Tabs.Root>
      <Box id={messageId} role="status" aria-live="polite" paddingTop={1}>
        {message && message !== refused && !isBeingDrawn && (
          <Typography variant="pi" textColor="danger600">
            {message}
          </Typography>
        )}
        {checked && !problem && value !== '' && (
          <Typography variant="pi" textColor="success600">
            {text('expression.fine')}
          </Typography>
        )}
      </Box>
    </Box>
  );
};
