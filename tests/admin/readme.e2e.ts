import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import { demoPassword, siteUrl } from '../setup/browser';

const readme = readFileSync(path.resolve(__dirname, '../../README.md'), 'utf8');

/** Every block of shell lines in the README, as one script. */
const script = [...readme.matchAll(/^```bash\n([\s\S]*?)^```$/gm)]
  .map(([, block]) => block)
  .join('');

describe('the walk through the API in the README', () => {
  it('has as many requests as its heading says', () => {
    const requests = script.match(/curl -sSf|as_talent (?=-X|")/g) ?? [];
    expect([requests.length, /^## The API in (\w+) requests$/m.exec(readme)?.[1]]).toEqual([
      12,
      'twelve',
    ]);
  });

  it('runs as it stands there', async () => {
    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
      env: { ...process.env, API: `${siteUrl()}/api`, DEMO_PASSWORD: demoPassword() },
    });
    const lines = stdout.trim().split('\n');
    expect(lines).toContain('study-support  研修培训资助');
    expect(lines).toContain('eligible, 1000000 fen');
    expect(lines).toEqual(expect.arrayContaining(['待受理', 'Awaiting acceptance', 'Withdrawn']));
    const refusal = JSON.parse(lines.at(-1) ?? '');
    expect(refusal.error).toMatchObject({
      status: 409,
      details: {
        code: 'ACTION_NOT_POSSIBLE',
        messages: { zh: expect.any(String), en: expect.any(String) },
      },
    });
  });
});
