/** The engine's rooms in the order of the design: each may import only rooms before it. */
export const engineRooms = [
  'audit',
  'calendar',
  'files',
  'numbers',
  'declaration',
  'expression',
  'organisation',
  'ledger',
  'privacy',
  'rules',
  'signing',
  'approval',
  'lifecycle',
  'notice',
  'proof',
  'rectification',
  'backtest',
  'committee',
  'handover',
  'selection',
  'gate',
  'messages',
  'indicator',
  'exchange',
  'publication',
  'documents',
  'paper',
  'joint-review',
  'case-file',
];

/**
 * The walls inside the engine's two largest rooms, in order: what is in one may import only those before
 * it. Files beside the walls put the room together and stand above them.
 */
export const innerRooms = {
  approval: ['workflow', 'case', 'people', 'course', 'reading'],
  lifecycle: ['values', 'seals', 'holdings', 'people', 'cases', 'rectify', 'door'],
};

const plugin = 'plugins/talent-office/';

/** Where a file lives: the part of the repository, and in the server the layer and the room. */
const placeInServer = (rest) => {
  const [layer, ...below] = rest.split('/');
  if (layer === 'platform') return { part: 'server', layer, room: 'platform', door: below };
  if (layer === 'engine' || layer === 'office') {
    // A file directly in the layer's folder gathers its rooms: it is above all of them.
    const room = below.length > 1 || !/^index(\.ts)?$/.test(below[0] ?? 'index') ? below[0] : '';
    return { part: 'server', layer, room, door: room ? below.slice(1) : below };
  }
  return { part: 'server', layer: 'composition', room: '', door: [] };
};

/** The place of a path inside the repository; undefined for what the house does not order. */
export const placeOf = (file) => {
  if (file.startsWith(`${plugin}shared/`)) return { part: 'shared' };
  if (file.startsWith(`${plugin}admin/`)) return { part: 'admin' };
  if (file.startsWith(`${plugin}server/src/`)) {
    return placeInServer(file.slice(`${plugin}server/src/`.length));
  }
  if (file.startsWith(plugin)) return { part: 'plugin' };
  if (/^(src|config|database)\//.test(file)) return { part: 'site' };
  if (file.startsWith('tests/')) return { part: 'tests' };
  return undefined;
};

/** Which parts of the repository a part may import from. */
const mayKnow = {
  shared: ['shared'],
  admin: ['admin', 'shared'],
  server: ['server', 'shared'],
  site: ['site'],
};

/** `office → engine → platform`; what composes the server stands above all three. */
const height = { platform: 0, engine: 1, office: 2, composition: 3 };

const isDoor = (door) => door.length === 0 || (door.length === 1 && /^index(\.ts)?$/.test(door[0]));

/** The same inside one room that has walls. */
const withinRoom = (from, to) => {
  const inner = (from.layer === 'engine' && innerRooms[from.room]) || [];
  const wallOf = ({ door: [first = ''] }) => (inner.includes(first) ? first : '');
  const [mine, theirs] = [wallOf(from), wallOf(to)];
  if (mine === theirs) return undefined;
  if (mine && (!theirs || inner.indexOf(theirs) > inner.indexOf(mine))) {
    return { rule: 'order', from: mine, to: theirs || from.room };
  }
  return theirs && !isDoor(to.door.slice(1)) ? { rule: 'door', to: theirs } : undefined;
};

const betweenRooms = (from, to) => {
  if (from.layer === to.layer && from.room === to.room) return withinRoom(from, to);
  if (height[to.layer] > height[from.layer]) {
    return { rule: 'layer', from: from.layer, to: to.layer };
  }
  if (from.layer === 'engine' && to.layer === 'engine' && from.room) {
    const [mine, theirs] = [engineRooms.indexOf(from.room), engineRooms.indexOf(to.room)];
    if (to.room === '' || theirs > mine) return { rule: 'order', from: from.room, to: to.room };
  }
  if (from.layer === 'office' && to.layer === 'office' && from.room && !to.room) {
    return { rule: 'order', from: from.room, to: 'index' };
  }
  if (to.layer !== 'composition' && !isDoor(to.door)) return { rule: 'door', to: to.room };
  return undefined;
};

/** Why the file at `from` may not import the file at `to`; undefined where it may. */
export const objection = (from, to) => {
  const known = from && mayKnow[from.part];
  if (!known || !to) return undefined;
  if (!known.includes(to.part)) return { rule: 'part', from: from.part, to: to.part };
  return from.part === 'server' && to.part === 'server' ? betweenRooms(from, to) : undefined;
};
