import type { StageDraft } from './draft';
import type { Attribute, Components } from './fields';
import { isOurs, shownOf } from './shown';

const attributesOf = (components: Components, component = '') =>
  Object.entries(components[component]?.attributes ?? {}).filter(([name]) => isOurs(name));

/** What an attribute is where nobody has said anything. */
const untold = ({ type, repeatable, default: usual }: Attribute): unknown =>
  type === 'component' && repeatable ? [] : (usual ?? null);

/** What a stage that asks for it begins with: of a part that stands once, its usual values. */
const begun = (attribute: Attribute, components: Components): unknown =>
  attribute.type === 'component' && !attribute.repeatable
    ? Object.fromEntries(
        attributesOf(components, attribute.component).map(([name, one]) => [name, untold(one)]),
      )
    : untold(attribute);

/**
 * The stage as one of another kind. What that kind does not ask for goes: nobody could see it any more,
 * or take out what is wrong with it.
 */
export const asKind = (stage: StageDraft, kind: string, components: Components): StageDraft => {
  const attributes = attributesOf(components, 'talent-office.stage');
  const shown = shownOf(
    attributes.map(([name]) => name),
    kind,
  );
  const given = stage as Readonly<Record<string, unknown>>;
  const rest = attributes.map(([name, attribute]) => [
    name,
    shown.includes(name) ? (given[name] ?? begun(attribute, components)) : untold(attribute),
  ]);
  return { ...stage, ...(Object.fromEntries(rest) as StageDraft), kind };
};
