import { Box, Button, Flex, Grid, Typography, VisuallyHidden } from '@strapi/design-system';
import { File, Plus } from '@strapi/icons';
import { useForm } from '@strapi/strapi/admin';
import { useCallback, useRef, useState } from 'react';

import { Drawing, type Card } from '../../drawing';
import { useLanguage, useText } from '../../translations';

import { CardContent } from './card-content';
import { inserted, moved, newStage, problemsUnder, without, type WorkflowDraft } from './draft';
import type { Components } from './fields';
import { useMap, useNames } from './parts';
import { PeopleNeeded } from './people-needed';
import { Printed } from './printed';
import { StageForm, type StageActs } from './stage-form';
import { heard, useStageLines } from './stage-lines';
import type { WorkflowCheckBody } from '../../../../shared/contracts/workflows';

interface Props {
  readonly draft: WorkflowDraft;
  readonly components: Components;
  readonly check: WorkflowCheckBody | null;
  readonly disabled: boolean;
}

/** The stages of a workflow, drawn, and the form of the one that is chosen. */
export const StagesMap = ({ draft, components, check, disabled }: Props) => {
  const text = useText();
  const language = useLanguage();
  const map = useMap();
  const names = useNames(map);
  const linesOf = useStageLines(map);
  const onChange = useForm('StagesMap', (form) => form.onChange);
  const [chosen, setChosen] = useState<number | null>(null);
  const [printing, setPrinting] = useState(false);
  const room = useRef<HTMLDivElement>(null);
  const stages = draft.stages ?? [];
  const stage = chosen === null ? undefined : stages[chosen];
  const told = (path: string) =>
    problemsUnder(map.problems, path).map(({ messages }) => messages[language]);

  const write = (next: readonly object[], at: number | null): void => {
    onChange('stages', next);
    setChosen(at);
  };
  const acts: StageActs = {
    add: (at) => write(inserted(stages, at, newStage(stages, text('map.newStage'))), at),
    move: (from, to) => write(moved(stages, from, to), to),
    remove: (at) => write(without(stages, at), null),
  };
  const leave = (): void => {
    room.current?.querySelector<HTMLElement>(`[data-stage="${chosen ?? 0}"]`)?.focus();
  };
  const printed = useCallback(() => setPrinting(false), []);

  const lines = stages.map(linesOf);
  const cards = lines.map((one, index): Card => {
    const problems = told(`stages.${index}`);
    return {
      id: String(index),
      label: heard(one, index + 1, problems),
      tone: problems.length > 0 ? 'wrong' : 'plain',
      content: <CardContent number={index + 1} lines={one} problems={problems} />,
    };
  });
  const wrong = map.problems
    .filter(({ path }) => !/^stages\.\d/.test(path))
    .map(({ messages }) => messages[language]);

  return (
    <Flex ref={room} direction="column" alignItems="stretch" gap={4} width="100%">
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <Typography tag="h2" variant="beta">
          {text('map.title')}
        </Typography>
        <Flex gap={2} wrap="wrap">
          <Button
            size="S"
            variant="tertiary"
            startIcon={<File />}
            onClick={() => setPrinting(true)}
          >
            {text('map.print')}
          </Button>
          <Button
            size="S"
            variant="secondary"
            startIcon={<Plus />}
            disabled={disabled}
            onClick={() => acts.add(stages.length)}
          >
            {text('map.add')}
          </Button>
        </Flex>
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {text('map.keys')}
      </Typography>
      <VisuallyHidden>
        <ol aria-label={text('map.list')}>
          {cards.map(({ id, label }) => (
            <li key={id}>{label}</li>
          ))}
        </ol>
      </VisuallyHidden>
      <Grid.Root gap={6}>
        <Grid.Item col={5} xs={12} direction="column" alignItems="stretch">
          {stages.length === 0 ? (
            <Typography textColor="neutral600">{text('map.empty')}</Typography>
          ) : (
            <Drawing
              cards={cards}
              label={text('map.drawing')}
              chosen={chosen === null ? null : String(chosen)}
              onChoose={(id) => setChosen(Number(id))}
            />
          )}
        </Grid.Item>
        <Grid.Item col={7} xs={12} direction="column" alignItems="stretch">
          {stage && chosen !== null ? (
            <StageForm
              stage={stage}
              index={chosen}
              count={stages.length}
              components={components}
              disabled={disabled}
              acts={acts}
              onLeave={leave}
            />
          ) : (
            stages.length > 0 && (
              <Typography textColor="neutral600">{text('map.chooseOne')}</Typography>
            )
          )}
        </Grid.Item>
      </Grid.Root>
      <Box aria-live="polite">
        <PeopleNeeded check={check} stages={stages} wrong={wrong} />
      </Box>
      {printing && (
        <Printed
          title={draft.title ?? ''}
          type={map.type ? names.type(map.type) : ''}
          lines={lines}
          assignment={check?.assignment ?? null}
          onPrinted={printed}
        />
      )}
    </Flex>
  );
};
