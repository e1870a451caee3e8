import { Flex, Typography } from '@strapi/design-system';

import type { StageLines } from './stage-lines';

interface Props {
  readonly number: number;
  readonly lines: StageLines;
  readonly problems: readonly string[];
}

/** What the drawing of a stage shows. */
export const CardContent = ({ number, lines, problems }: Props) => (
  <Flex direction="column" alignItems="flex-start" gap={1}>
    <Typography fontWeight="bold" textColor="neutral800">
      {`${number}. ${lines.title}`}
    </Typography>
    <Typography variant="pi" textColor="primary600">
      {lines.kind}
    </Typography>
    {lines.seats.map(({ who, signatures }, index) => (
      <Typography key={index} variant="pi" textColor="neutral800">
        {who}
        <Typography variant="pi" textColor="neutral600">{` · ${signatures}`}</Typography>
      </Typography>
    ))}
    {lines.notes.map((note) => (
      <Typography key={note} variant="pi" textColor="neutral600">
        {note}
      </Typography>
    ))}
    {problems.map((problem) => (
      <Typography key={problem} variant="pi" fontWeight="bold" textColor="danger600">
        {problem}
      </Typography>
    ))}
  </Flex>
);
