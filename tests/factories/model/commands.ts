import fc from 'fast-check';

import type { Choice, Model, Said } from './model';
import { applicants, applications, office, staff, stages } from './plan';
import type { Course } from './world';

type Command = fc.AsyncCommand<Model, Course>;

/** What was said of a command, and how everything stands after it, on both sides. */
const sameOnBothSides = async (
  model: Model,
  course: Course,
  [expected, found]: [Said, Said],
): Promise<void> => {
  expect(found).toBe(expected);
  expect(await course.seen()).toEqual(model.seen());
};

const command = (
  name: string,
  check: (model: Readonly<Model>) => boolean,
  model: (model: Model) => Said,
  site: (course: Course) => Promise<Said>,
): Command => ({
  check,
  toString: () => name,
  run: async (m, course) => sameOnBothSides(m, course, [model(m), await site(course)]),
});

const always = (): boolean => true;
/** Before a case there is nothing to ask anybody: no such request can be written. */
const withCase =
  (index: number) =>
  (model: Readonly<Model>): boolean =>
    model.hasCase(index);

const anyApplication = fc.nat({ max: applications.length - 1 });
const rarely = fc.nat({ max: 9 }).map((drawn) => drawn === 0);
const anyApplicant = fc.nat({ max: applicants - 1 });
const anyColleague = fc.nat({ max: staff.length - 1 });
/** Mostly the office, whose these are. */
const mostlyOffice = fc.tuple(anyColleague, rarely).map(([by, other]) => (other ? by : office));
const anyStage = fc.nat({ max: stages.length - 1 });
const anyChoice = fc.oneof(
  { weight: 16, arbitrary: fc.constant<Choice>('approve') },
  { weight: 2, arbitrary: fc.constant<Choice>('return') },
  { weight: 1, arbitrary: fc.constant<Choice>('refuse') },
);
const anyPause = fc.constantFrom('pause' as const, 'resume' as const);

const submit = fc.tuple(anyApplication, anyApplicant, rarely).map(([index, other, byAnother]) => {
  const by = byAnother ? other : (applications[index] as number);
  return command(
    `applicant ${by} hands in ${index}`,
    always,
    (m) => m.submit(index, by),
    (c) => c.submit(index, by),
  );
});
const reword = anyApplication.map((index) =>
  command(
    `${index} is reworded`,
    always,
    (m) => m.reword(index),
    (c) => c.reword(index),
  ),
);
const withdraw = fc.tuple(anyApplication, anyApplicant).map(([index, by]) =>
  command(
    `applicant ${by} withdraws ${index}`,
    withCase(index),
    (m) => m.withdraw(index, by),
    (c) => c.withdraw(index, by),
  ),
);
const signs = (
  index: number,
  choice: Choice,
  who: string,
  by: (model: Readonly<Model>) => number,
): Command => {
  let signer = 0;
  return command(
    `${who} decides ${index}: ${choice}`,
    withCase(index),
    (m) => {
      signer = by(m);
      return m.decide(index, signer, choice);
    },
    (c) => c.decide(index, signer, choice),
  );
};
const decideAnyhow = fc
  .tuple(anyApplication, anyColleague, anyChoice)
  .map(([index, by, choice]) => signs(index, choice, String(by), () => by));
/** By somebody who holds the position that is asked, whatever else is against him. */
const decide = fc
  .tuple(anyApplication, fc.nat({ max: 2 }), anyChoice)
  .map(([index, nth, choice]) =>
    signs(index, choice, `holder ${nth}`, (m) => m.holders(index)[nth] ?? m.holders(index)[0] ?? 0),
  );
const pause = fc.tuple(anyApplication, mostlyOffice, anyPause).map(([index, by, how]) =>
  command(
    `${by} ${how}s ${index}`,
    withCase(index),
    (m) => m.pause(index, by, how),
    (c) => c.pause(index, by, how),
  ),
);
const reopen = fc.tuple(anyApplication, mostlyOffice, anyStage).map(([index, by, stage]) =>
  command(
    `${by} reopens ${index} at ${stage}`,
    withCase(index),
    (m) => m.reopen(index, by, stage),
    (c) => c.reopen(index, by, stage),
  ),
);
const expire = fc.constant(
  command(
    'the deadlines pass',
    always,
    (m) => m.expire(),
    (c) => c.expire(),
  ),
);

/** Handing in and deciding most of all: without them nothing happens that could go wrong. */
export const anyCommands = fc.commands(
  [
    ...[submit, reword, withdraw, pause, reopen, decideAnyhow, expire],
    ...Array.from({ length: 14 }, () => decide),
  ],
  { maxCommands: 50, size: 'max' },
);
