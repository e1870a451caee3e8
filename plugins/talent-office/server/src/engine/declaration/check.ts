import { isToOne, whyNotGuardable, type ContentTypeSchema } from './attributes';
import { firstOf, guardedAttributes, initialState, namedGuarded } from './guarded';
import { didYouMean, type Problem } from './problems';
import { whyNotFollowed } from './followed-paths';
import { whyNotPublic } from './public-paths';
import { whyNotRectified } from './rectify';
import { heldWhile } from './rights';
import { whileCase, type Declaration, type ExclusiveRight } from './words';

type Schemas = Readonly<Record<string, ContentTypeSchema>>;
type Report = (key: string, reason: string) => void;

const localized = (schema: ContentTypeSchema): boolean =>
  (schema.pluginOptions?.i18n as { localized?: boolean } | undefined)?.localized === true;

/** From the initial state on: two states that lead to each other alone are never reached. */
const reachableStates = (declaration: Declaration): ReadonlySet<string> => {
  const initial = initialState(declaration);
  const reachable = new Set(initial === null ? [] : [initial]);
  // A set is walked in the order of adding, also over what is added meanwhile.
  for (const state of reachable) {
    for (const { to, else: otherwise } of Object.values(declaration.states?.[state] ?? {})) {
      reachable.add(to);
      if (otherwise !== undefined) reachable.add(otherwise);
    }
  }
  return reachable;
};

const checkStates = (declaration: Declaration, report: Report): void => {
  const states = declaration.states ?? {};
  const known = Object.keys(states);
  const doings = [...new Set(Object.values(states).flatMap(Object.keys)), 'author'];
  const expectState = (key: string, state: string): void => {
    if (!known.includes(state)) report(key, `no state "${state}"${didYouMean(state, known)}`);
  };
  for (const state of known) {
    const actions = Object.entries(states[state] ?? {});
    for (const [name, action] of actions) {
      const key = `states.${state}.${name}`;
      expectState(`${key}.to`, action.to);
      if (action.else !== undefined) expectState(`${key}.else`, action.else);
      if (action.approval && action.else === undefined) {
        report(`${key}.else`, 'a case can be refused: say the state it then leads to');
      }
      if (!action.approval && action.else !== undefined) {
        report(`${key}.else`, 'only an action with an approval can end otherwise');
      }
      if (action.approval && action.sets) {
        report(`${key}.sets`, 'nothing is set before an approval: name it in `sets` of a stage');
      }
      for (const word of ['notBy', 'notSignedBy'] as const) {
        for (const earlier of action[word] ?? []) {
          if (doings.includes(earlier)) continue;
          report(`${key}.${word}`, `no action "${earlier}"${didYouMean(earlier, doings)}`);
        }
      }
      if (action.notSignedBy && !action.approval) {
        report(`${key}.notSignedBy`, 'only an action with an approval is signed');
      }
    }
  }
  const reachable = reachableStates(declaration);
  for (const state of known) {
    if (!reachable.has(state)) report(`states.${state}`, 'no action leads to this state');
  }
};

/** Without `while`, a right needs a state between the first and the final ones, or a case. */
const isEverHeld = (declaration: Declaration, right: ExclusiveRight): boolean => {
  const actions = Object.values(declaration.states ?? {}).flatMap((one) => Object.values(one));
  const hasCase = actions.some(({ approval }) => approval !== undefined);
  return heldWhile(declaration, right).some((state) => state !== whileCase || hasCase);
};

const checkStateNames = (declaration: Declaration, report: Report): void => {
  const states = Object.keys(declaration.states ?? {});
  const expect = (key: string, state: string, also: readonly string[] = []): void => {
    const valid = [...states, ...also];
    if (!valid.includes(state)) report(key, `no state "${state}"${didYouMean(state, valid)}`);
  };
  for (const [name, limit] of Object.entries(declaration.limits ?? {})) {
    for (const state of Object.keys(limit.at)) expect(`limits.${name}.at.${state}`, state);
    for (const state of limit.passedOn ?? []) {
      expect(`limits.${name}.passedOn`, state);
      if (state in limit.at) report(`limits.${name}.passedOn`, `"at" holds it in "${state}"`);
    }
  }
  declaration.unique?.forEach((right, index) => {
    right.while?.forEach((state) => expect(`unique.${index}.while`, state, [whileCase]));
    if (!isEverHeld(declaration, right)) {
      report(`unique.${index}`, 'an entry is never under way: say in `while` when this holds');
    }
  });
  declaration.supplies?.while.forEach((state) => expect('supplies.while', state));
  for (const [attribute, { on }] of Object.entries(declaration.derive ?? {})) {
    if (on !== undefined) expect(`derive.${attribute}.on`, on);
  }
};

const checkAttributes = (
  declaration: Declaration,
  schema: ContentTypeSchema,
  schemas: Schemas,
  report: Report,
): void => {
  const known = Object.keys(schema.attributes);
  const expect = (key: string, attribute: string): void => {
    if (!known.includes(attribute)) {
      report(key, `no attribute "${attribute}"${didYouMean(attribute, known)}`);
    }
  };
  const expectRelation = (key: string, attribute: string): void => {
    expect(key, attribute);
    const found = schema.attributes[attribute];
    if (found && !isToOne(found)) report(key, `"${attribute}" must be a relation to one entry`);
  };
  const { people } = declaration;
  if (people?.subject) expectRelation('people.subject', firstOf(people.subject));
  if (people?.owner) expectRelation('people.owner', firstOf(people.owner));
  people?.excluded?.forEach((path) => expectRelation('people.excluded', firstOf(path)));
  for (const [attribute, { value }] of Object.entries(declaration.derive ?? {})) {
    expect(`derive.${attribute}`, attribute);
    if (typeof value === 'string' || 'from' in value) continue;
    if ('find' in value) {
      expectRelation(`derive.${attribute}`, attribute);
      continue;
    }
    if ('follow' in value) {
      const why = whyNotFollowed(schemas, schema, attribute, value.follow);
      if (why) report(`derive.${attribute}.value.follow`, why);
      continue;
    }
    expectRelation(`derive.${attribute}.value.copy`, value.copy);
    const type = schema.attributes[attribute]?.type;
    if (type !== undefined && type !== 'json') {
      report(`derive.${attribute}`, `keeps a copy: its type must be json, not ${type}`);
    }
  }
  for (const [name, { from }] of Object.entries(declaration.limits ?? {})) {
    if (typeof from === 'string') expectRelation(`limits.${name}.from`, from);
    else from.match.forEach((attribute) => expect(`limits.${name}.from.match`, attribute));
  }
  declaration.unique?.forEach((right, index) => {
    [...right.on, ...(right.during ?? [])].forEach((one) => expect(`unique.${index}`, one));
  });
  namedGuarded(declaration).forEach((attribute) => expect('guarded', attribute));
  for (const [state, actions] of Object.entries(declaration.states ?? {})) {
    for (const [name, action] of Object.entries(actions)) {
      action.sets?.forEach((one) => expect(`states.${state}.${name}.sets`, one));
    }
  }
};

/** What these say is brought about by actions: without any it would hold for nobody, in silence. */
const wordsOfStates = ['guarded', 'rectify', 'derive', 'supplies', 'limits', 'unique'] as const;

const checkGoverned = (
  declaration: Declaration,
  schema: ContentTypeSchema,
  report: Report,
): void => {
  if (!declaration.states) {
    for (const word of wordsOfStates) {
      if (declaration[word]) report(word, 'only a type with "states" can have this');
    }
    return;
  }
  if (schema.attributes.state?.type !== 'string') {
    report('states', 'the schema needs this line in "attributes": "state": { "type": "string" }');
  }
  if (schema.options?.draftAndPublish) {
    report('states', 'a governed type cannot have draft and publish: its states take that part');
  }
  if (localized(schema)) report('states', 'a governed type cannot be localised');
  for (const name of guardedAttributes(declaration)) {
    const attribute = schema.attributes[name];
    const why = attribute ? whyNotGuardable(attribute) : null;
    if (why) report('guarded', `"${name}" must stay frozen, but ${why}`);
  }
};

const checkLimits = (declaration: Declaration, schemas: Schemas, type: string, report: Report) => {
  for (const [name, { from }] of Object.entries(declaration.limits ?? {})) {
    const target = typeof from === 'string' ? schemas[type]?.attributes[from]?.target : from.type;
    const supplier = target === undefined ? undefined : schemas[target];
    const options = supplier?.pluginOptions?.['talent-office'] as Declaration | undefined;
    if (!options?.supplies) {
      report(`limits.${name}.from`, `"${target ?? String(from)}" must declare "supplies"`);
    }
    if (typeof from !== 'string' && supplier) {
      for (const attribute of from.match) {
        if (!supplier.attributes[attribute]) {
          report(`limits.${name}.from.match`, `"${from.type}" has no attribute "${attribute}"`);
        }
      }
    }
  }
};

const checkReminders = ({ remind, people }: Declaration, report: Report): void => {
  remind?.forEach(({ to }, index) => {
    if (to !== 'office' && !people?.[to]) {
      report(`remind.${index}.to`, `there is no ${to} to remind: declare people.${to}`);
    }
  });
};

/** Holds a declaration against the schemas of the site. Every mistake is reported. */
export const checkDeclaration = (
  type: string,
  declaration: Declaration,
  schemas: Schemas,
): Problem[] => {
  const schema = schemas[type];
  if (!schema) return [{ type, key: '', reason: 'no such content type' }];
  const problems: Problem[] = [];
  const report: Report = (key, reason) => problems.push({ type, key, reason });
  checkStates(declaration, report);
  checkStateNames(declaration, report);
  checkAttributes(declaration, schema, schemas, report);
  checkGoverned(declaration, schema, report);
  checkLimits(declaration, schemas, type, report);
  checkReminders(declaration, report);
  declaration.rectify?.forEach((name) => {
    const why = whyNotRectified(declaration, schema, name);
    if (why) report('rectify', why);
  });
  declaration.public?.notice.forEach((path, index) => {
    const why = whyNotPublic(schemas, type, path);
    if (why) report(`public.notice.${index}`, why);
  });
  return problems;
};
