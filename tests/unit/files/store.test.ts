import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createStore } from '../../../plugins/talent-office/server/src/engine/files/store';

const content = Buffer.from('content');
const sha256 = createHash('sha256').update(content).digest('hex');
const dayMs = 24 * 60 * 60 * 1000;

/** The server's clock, while the disk's own stays as it is: a file server's may be days behind. */
const setServerClock = (now: number): void => {
  jest.useFakeTimers({
    now,
    doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'setInterval', 'setTimeout'],
  });
};

describe('the age of a file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'jinlan-store-'));
  });
  afterEach(async () => {
    jest.useRealTimers();
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    ['new', 1],
    ['put again', 2],
  ])('is counted by the server that put it: one that is %s stays', async (_, times) => {
    const store = createStore(folder);
    setServerClock(Date.parse('2035-01-01T00:00:00Z'));
    for (let put = 0; put < times; put += 1) await store.put(sha256, content);
    const dayAgo = () => new Date(Date.now() - dayMs);
    expect(await store.removeOlderThan(dayAgo(), sha256)).toBe(false);
    setServerClock(Date.now() + 2 * dayMs);
    expect(await store.removeOlderThan(dayAgo(), sha256)).toBe(true);
    expect(await store.has(sha256, content.length)).toBe(false);
  });
});
