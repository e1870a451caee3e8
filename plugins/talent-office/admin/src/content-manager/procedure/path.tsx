import { Badge, Box, Flex, Typography } from '@strapi/design-system';
import { CheckCircle, Clock, CrossCircle, ArrowsCounterClockwise, Minus } from '@strapi/icons';

import type { CaseBody, SeatBody } from '../../../../shared/contracts/cases';
import { Drawing, type Card, type Tone } from '../../drawing';
import { DueDate } from '../../format';
import { useText } from '../../translations';

import { isChoice } from './choices';
import { StageNotice } from './stage-notice';

type Stage = CaseBody['stages'][number];
type Standing = NonNullable<SeatBody['outcome']> | 'open' | 'paused' | 'ahead';

const marks = {
  passed: { Icon: CheckCircle, fill: 'success500' },
  returned: { Icon: ArrowsCounterClockwise, fill: 'warning500' },
  refused: { Icon: CrossCircle, fill: 'danger500' },
  void: { Icon: Minus, fill: 'neutral400' },
  open: { Icon: Clock, fill: 'primary600' },
  paused: { Icon: Clock, fill: 'neutral400' },
  ahead: { Icon: Minus, fill: 'neutral400' },
} as const satisfies Record<Standing, { Icon: typeof Clock; fill: string }>;

const standingOf = ({ open, outcome }: SeatBody, paused: boolean): Standing =>
  open ? 'open' : (outcome ?? (paused ? 'paused' : 'ahead'));

interface SeatProps {
  readonly seat: SeatBody;
  readonly stageTitle: string;
  /** Would it be open, did the time of the case not stand still? */
  readonly paused: boolean;
  /** Is it the seat of a committee? */
  readonly votes: boolean;
}

const Seat = ({ seat, stageTitle, paused, votes }: SeatProps) => {
  const text = useText();
  const standing = standingOf(seat, paused);
  const { Icon, fill } = marks[standing];
  // A committee votes: what counts there its meeting tells.
  const several = seat.required > 1 && !votes;
  const names = [
    ...seat.holders,
    ...seat.substitutes.map(({ name, actingFor }) =>
      text('seat.substitute', { name, absentee: actingFor }),
    ),
  ];
  return (
    <Flex gap={2} alignItems="flex-start" tag="li">
      <Box paddingTop="2px" shrink={0}>
        <Icon fill={fill} width="1.6rem" height="1.6rem" aria-hidden />
      </Box>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography textColor={standing === 'ahead' ? 'neutral600' : 'neutral800'}>
          {seat.title === stageTitle ? '' : `${seat.title} `}
          <Typography variant="pi" textColor="neutral600">
            {votes && standing === 'open' ? text('meeting.waits') : text(`outcome.${standing}`)}
            {several &&
              ` · ${text('seat.signed', { signed: seat.signed, required: seat.required })}`}
          </Typography>
        </Typography>
        {seat.standsFor !== null && (
          <Typography variant="pi" textColor="warning700">
            {text('seat.standsFor', { unit: seat.standsFor })}
          </Typography>
        )}
        {seat.open && (
          <>
            <Typography variant="pi" textColor={names.length > 0 ? 'neutral600' : 'danger600'}>
              {names.length > 0
                ? text('seat.holders', { names: names.join(text('list.comma')) })
                : text('inbox.blocked')}
            </Typography>
            {seat.dueOn !== null && <DueDate dueOn={seat.dueOn} provisional={seat.provisional} />}
          </>
        )}
      </Flex>
    </Flex>
  );
};

/** A case has no stage that is only planned. */
type CaseTone = Exclude<Tone, 'plain' | 'wrong'>;

/** Where the case stands at one of its stages. */
const toneOf = ({ stage, state }: CaseBody, index: number): CaseTone => {
  if (state === 'approved' || index < stage) return 'passed';
  if (index > stage) return 'ahead';
  if (state === 'returned') return 'returned';
  if (state === 'refused') return 'refused';
  return state === 'open' || state === 'paused' ? 'current' : 'ahead';
};

interface StageProps {
  readonly one: CaseBody;
  readonly stage: Stage;
  readonly index: number;
}

/** One stage: its seats, who has signed it in which round, and its notice. */
const StageRead = ({ one, stage, index }: StageProps) => {
  const text = useText();
  const { id, round, state } = one;
  const isCurrent = toneOf(one, index) === 'current';
  const signed = one.decisions.filter((made) => made.stage === index);
  return (
    <>
      <Flex gap={2} paddingBottom={1} wrap="wrap">
        <Typography
          fontWeight={isCurrent ? 'bold' : 'semiBold'}
          textColor={isCurrent ? 'primary600' : 'neutral700'}
        >
          {`${index + 1}. ${stage.title}`}
        </Typography>
        {index === one.stage && round > 1 && (
          <Badge variant="secondary">{text('case.round', { round })}</Badge>
        )}
      </Flex>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {stage.seats.map((seat) => (
          <Seat
            key={seat.key}
            seat={seat}
            stageTitle={stage.title}
            paused={state === 'paused' && index === one.stage}
            votes={stage.kind === 'committee'}
          />
        ))}
        {signed.map((made) => (
          <Typography
            key={`${made.round}/${made.person}`}
            tag="li"
            variant="pi"
            textColor="neutral600"
          >
            {text('path.signed', {
              round: made.round,
              name: made.name ?? made.person,
              choice: isChoice(made.choice) ? text(`decision.${made.choice}`) : made.choice,
            })}
          </Typography>
        ))}
        {stage.kind === 'notice' && (
          <StageNotice key={`${round}/${one.stage}`} caseId={id} stage={index} />
        )}
      </Flex>
    </>
  );
};

/** The way of a case through its workflow: where it has been, where it is, what is ahead. */
export const Path = (one: CaseBody) => {
  const text = useText();
  const cards = one.stages.map((stage, index): Card => {
    const tone = toneOf(one, index);
    return {
      id: stage.key,
      label: `${index + 1}. ${stage.title}: ${text(`path.${tone}`)}`,
      tone,
      content: <StageRead one={one} stage={stage} index={index} />,
    };
  });
  return <Drawing cards={cards} label={text('case.path')} />;
};
