import { RuleTester } from 'eslint';
import { parser } from 'typescript-eslint';
import { boundaries } from './boundaries.mjs';

const tester = new RuleTester({ languageOptions: { parser } });
const options = [{ root: '/house' }];
const server = '/house/plugins/talent-office/server/src';

const at = (filename: string, code: string) => ({ filename, code, options });
const refused = (filename: string, code: string, messageId: string) => ({
  ...at(filename, code),
  errors: [{ messageId }],
});

tester.run('boundaries', boundaries, {
  valid: [
    at(`${server}/office/fund/service.ts`, "import { act } from '../../engine/lifecycle';"),
    at(`${server}/office/fund/service.ts`, "import { talents } from '../talent/index';"),
    at(`${server}/engine/rules/service.ts`, "import { parse } from '../expression';"),
    at(`${server}/engine/rules/__tests__/a.test.ts`, "import { hash } from '../versions/hash';"),
    at(`${server}/engine/rules/service.ts`, "import { fen } from '../../platform';"),
    at(
      `${server}/engine/rules/service.ts`,
      "import { codes } from '../../../../shared/error-codes';",
    ),
    at(`${server}/engine/approval/service.ts`, "import { createCourse } from './course';"),
    at(`${server}/engine/approval/course/a.ts`, "import { lockCase } from '../case';"),
    at(`${server}/engine/approval/course/a.ts`, "import { decide } from './decide';"),
    at(`${server}/engine/approval/course/a.ts`, "import { digest } from '../../../platform';"),
    at(`${server}/index.ts`, "import { createLedger } from './engine/ledger';"),
    at(`${server}/engine/ledger/service.ts`, "import { z } from 'zod';"),
    at('/house/plugins/talent-office/shared/labels.ts', "import { z } from 'zod';"),
    at(
      '/house/plugins/talent-office/admin/src/pages/Inbox.tsx',
      "import { codes } from '../../../shared/codes';",
    ),
    at('/house/tests/api/a.test.ts', "import { x } from '../../plugins/talent-office/shared/x';"),
  ],
  invalid: [
    refused(`${server}/engine/ledger/service.ts`, "import { rules } from '../rules';", 'order'),
    refused(`${server}/engine/ledger/service.ts`, "import type { Rule } from '../rules';", 'order'),
    refused(`${server}/engine/ledger/service.ts`, "type R = import('../rules').Rule;", 'order'),
    refused(`${server}/engine/ledger/service.ts`, "export * from '../rules';", 'order'),
    refused(`${server}/engine/ledger/service.ts`, "export { r } from '../rules';", 'order'),
    refused(`${server}/engine/ledger/service.ts`, "void import('../rules');", 'order'),
    refused(`${server}/engine/ledger/service.ts`, "require('../rules');", 'order'),
    refused(`${server}/engine/ledger/service.ts`, "import { engine } from '..';", 'order'),
    refused(`${server}/engine/rules/service.ts`, "import { a } from '../ledger/accounts';", 'door'),
    refused(
      `${server}/engine/rules/service.ts`,
      "import { a } from '../../platform/clock';",
      'door',
    ),
    refused(`${server}/engine/approval/case/a.ts`, "import { a } from '../course';", 'order'),
    refused(`${server}/engine/approval/case/a.ts`, "import { a } from '../service';", 'order'),
    refused(`${server}/engine/approval/case/a.ts`, "import { a } from '..';", 'order'),
    refused(`${server}/engine/approval/course/a.ts`, "import { a } from '../case/steps';", 'door'),
    refused(`${server}/engine/approval/service.ts`, "import { a } from './case/steps';", 'door'),
    refused(`${server}/engine/gate/judge.ts`, "import { a } from '../approval/case';", 'door'),
    refused(`${server}/index.ts`, "import { a } from './engine/ledger/accounts';", 'door'),
    refused(
      `${server}/engine/rules/service.ts`,
      "import { fund } from '../../office/fund';",
      'layer',
    ),
    refused(`${server}/platform/clock.ts`, "import { a } from '../engine/audit';", 'layer'),
    refused(`${server}/office/fund/service.ts`, "import { m } from '../../migrations';", 'layer'),
    refused(`${server}/engine/utils/index.ts`, 'export const a = 1;', 'unknownRoom'),
    refused(`${server}/index.ts`, "import { a } from '../../admin/src/api';", 'part'),
    refused(
      '/house/plugins/talent-office/admin/src/a.ts',
      "import { a } from '../../server/src';",
      'part',
    ),
    refused(
      '/house/plugins/talent-office/shared/a.ts',
      "import { a } from '../server/src';",
      'part',
    ),
    refused(
      '/house/src/index.ts',
      "import { a } from '../plugins/talent-office/shared/a';",
      'part',
    ),
    refused(
      '/house/src/index.ts',
      "import p from 'strapi-plugin-talent-office/strapi-server';",
      'part',
    ),
    refused('/house/src/index.ts', "import { startSite } from '../tests/setup';", 'part'),
  ],
});
