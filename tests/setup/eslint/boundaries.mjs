import path from 'node:path';
import { engineRooms, objection, placeOf } from './house.mjs';

const literal = (node) => (typeof node?.value === 'string' ? node.value : undefined);

/** What an import names, as a path inside the repository; undefined for a package from outside. */
const target = (file, specifier) => {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier);
  if (specifier === 'strapi-plugin-talent-office') return 'plugins/talent-office/index';
  const inside = /^strapi-plugin-talent-office\/(.+)$/.exec(specifier);
  return inside ? `plugins/talent-office/${inside[1]}` : undefined;
};

/**
 * The house's order of imports, types included: knowing a type is knowing. `root` (option) is the
 * repository's absolute path.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const boundaries = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { root: { type: 'string' } }, required: ['root'] }],
    messages: {
      part: '{{from}} may not import {{to}}.',
      layer: '{{from}} may not import {{to}}: office knows engine, engine knows platform.',
      order: '{{from}} may not import {{to}}: a room knows only rooms above it in the house.',
      door: 'Import the room {{to}} through its index.ts.',
      unknownRoom: 'The engine has no room {{room}}: its order is tests/setup/eslint/house.mjs.',
    },
  },
  create(context) {
    const root = context.options[0].root;
    const file = path.relative(root, context.filename).split(path.sep).join('/');
    const from = placeOf(file);
    const check = (node, source) => {
      const specifier = literal(source);
      const to = specifier && target(file, specifier);
      const found = to && objection(from, placeOf(to));
      if (!found) return;
      const { rule, ...data } = found;
      context.report({ node, messageId: rule, data });
    };
    return {
      Program(node) {
        if (from?.layer !== 'engine' || !from.room || engineRooms.includes(from.room)) return;
        context.report({ node, messageId: 'unknownRoom', data: { room: from.room } });
      },
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal),
      CallExpression(node) {
        if (node.callee.name === 'require') check(node, node.arguments[0]);
      },
    };
  },
};
