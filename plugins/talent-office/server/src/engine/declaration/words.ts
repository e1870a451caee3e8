import { z } from 'zod';

/**
 * The words of a declaration, in `pluginOptions["talent-office"]` of any content type. What each
 * means is in docs/declaration.md; what is allowed to stand together is in `check.ts`.
 */

const name = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'must be a name: letters, digits, hyphens')
  // A state or limit of such a name would be found where none is declared.
  .refine((text) => !(text in {}), 'must be another name: every object has this one');
/** `talent` or `benefit.workflow`: attributes, the last one possibly on a related entry. */
const path = z.string().regex(/^[A-Za-z][\w]*(\.[A-Za-z][\w]*)*$/, 'must be a path of attributes');
const attribute = z.string().regex(/^[A-Za-z]\w*$/, 'must be the name of an attribute');
const uid = z.string().regex(/^(api|plugin)::[\w-]+\.[\w-]+$/, 'must be a content type uid');
const cel = z.string().min(1);

/** A key, or the path of a relation that leads to the entry. */
const reference = z.union([name, z.strictObject({ from: path })]);

const condition = z.union([cel, z.strictObject({ value: cel, zh: z.string(), en: z.string() })]);

/** After the transition, in the same transaction, by the system. */
const consequence = z.union([
  z.strictObject({
    on: z.union([attribute, z.strictObject({ type: uid, via: attribute })]),
    act: name,
  }),
  z.strictObject({ effect: name }),
]);

const action = z.strictObject({
  to: name,
  else: name.optional(),
  by: z.union([name, z.array(name).min(1)]),
  when: z.union([condition, z.array(condition).min(1)]).optional(),
  rules: reference.optional(),
  approval: reference.optional(),
  sets: z.array(attribute).optional(),
  notBy: z.array(name).optional(),
  /** With `approval`: earlier actions whose doers may ask for it, and sign nothing of it. */
  notSignedBy: z.array(name).optional(),
  then: consequence.optional(),
});

const people = z.strictObject({
  subject: path.optional(),
  owner: path.optional(),
  excluded: z.array(path).optional(),
});

/**
 * `from` reads the CEL text at a path; `copy` keeps a related entry as it then stands; `follow` points to
 * the entry at the end of a path, which must be there unless it is `optional`; `find` to the one that a
 * room's code finds (`lifecycle.registerFinder`), once, when the entry is submitted.
 */
const derivation = z.strictObject({
  value: z.union([
    cel,
    z.strictObject({ from: path }),
    z.strictObject({ copy: attribute }),
    z.strictObject({ follow: path, optional: z.boolean().optional() }),
    z.strictObject({ find: name }),
  ]),
  on: name.optional(),
});

const supplies = z.strictObject({
  asset: z.enum(['fen', 'place']),
  amount: cel,
  while: z.array(name).min(1),
});

const limit = z.strictObject({
  from: z.union([attribute, z.strictObject({ type: uid, match: z.array(attribute).min(1) })]),
  amount: cel,
  /** What is decided on as a whole, where the line of one year holds a part of it. */
  whole: cel.optional(),
  at: z.record(name, name),
  /** States in which what was held has passed on to entries that this one has caused. */
  passedOn: z.array(name).min(1).optional(),
});

/** With `zh` and `en` it says what is held: "another entry" tells its reader nothing. */
const exclusiveRight = z
  .strictObject({
    on: z.array(attribute).min(1),
    while: z.array(name).min(1).optional(),
    during: z.tuple([attribute, attribute]).optional(),
    zh: z.string().min(1).optional(),
    en: z.string().min(1).optional(),
  })
  .refine(({ zh, en }) => (zh === undefined) === (en === undefined), 'needs both `zh` and `en`');

const secret = z.strictObject({
  mask: z.enum(['identity', 'phone', 'contact', 'bank', 'name', 'address', 'text']),
  index: attribute.optional(),
  derive: z.record(attribute, z.string()).optional(),
});

/** Whom a reminder goes to; `office` are the holders of that role. */
export const reminderParties = ['office', 'subject', 'owner'] as const;

/** Looked at every day; with `zh` and `en` it says what is to be done. */
const reminder = z.strictObject({ when: condition, to: z.enum(reminderParties) });

/** What everybody may read: `notice` are the paths that a public notice (公示) shows of an entry. */
const publicFace = z.strictObject({ notice: z.array(path).min(1) });

/** A list is frozen from the first action on; `from: "creation"` is what has effect as soon as it is there. */
const guarded = z.union([
  z.array(attribute),
  z.strictObject({ attributes: z.array(attribute).min(1), from: z.literal('creation') }),
]);

export const declarationSchema = z.strictObject({
  people: people.optional(),
  states: z.record(name, z.record(name, action)).optional(),
  guarded: guarded.optional(),
  rectify: z.array(attribute).min(1).optional(),
  derive: z.record(attribute, derivation).optional(),
  supplies: supplies.optional(),
  limits: z.record(name, limit).optional(),
  unique: z.array(exclusiveRight).optional(),
  remind: z.array(reminder).min(1).optional(),
  sensitive: z.record(attribute, secret).optional(),
  public: publicFace.optional(),
});

export type Declaration = z.infer<typeof declarationSchema>;
export type ActionDeclaration = z.infer<typeof action>;
export type LimitDeclaration = z.infer<typeof limit>;
export type ExclusiveRight = z.infer<typeof exclusiveRight>;
export type Consequence = z.infer<typeof consequence>;
export type Reference = z.infer<typeof reference>;
export type ReminderDeclaration = z.infer<typeof reminder>;
export type Condition = z.infer<typeof condition>;

/** In `unique … while`: as long as a case of the entry is open. */
export const whileCase = 'case';

/** Who may act besides the holders of a position's role. */
export const actingParties = ['subject', 'owner', 'system'] as const;
