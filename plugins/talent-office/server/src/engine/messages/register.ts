import type { Core } from '@strapi/strapi';

import { daily, getService } from '../../platform';

import { registerAnswerMail } from './answer-mail';
import { createCaseNews } from './case-news';

/** Has reminders sent every morning. Called once, in `register()`. */
export const registerMessages = (strapi: Core.Strapi): void => {
  getService(strapi, 'approval').onNews(
    createCaseNews(strapi, (tx, message) => getService(strapi, 'messages').sendWithin(tx, message)),
  );
  registerAnswerMail(strapi);
  const jobs = getService(strapi, 'jobs');
  jobs.register({
    name: 'messages.remind-of-steps',
    title: { zh: '提醒待办环节', en: 'Call open steps to mind' },
    schedule: daily('08:30'),
    run: (run) => getService(strapi, 'messages').remindOfSteps(run),
  });
  jobs.register({
    name: 'messages.remind-of-entries',
    title: { zh: '发送到期提醒', en: 'Send the reminders that types declare' },
    schedule: daily('08:30'),
    run: (run) => getService(strapi, 'messages').remindOfEntries(run),
  });
  jobs.register({
    name: 'messages.remind-of-take-downs',
    title: { zh: '提醒撤下到期公示', en: 'Call notices to mind that are to be taken down' },
    schedule: daily('08:30'),
    run: (run) => getService(strapi, 'messages').remindOfTakeDowns(run),
  });
};
