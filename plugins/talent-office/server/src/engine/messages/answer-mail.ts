import type { Core } from '@strapi/strapi';

import { getService, maxAttempts } from '../../platform';

import { mailChannel, sendMail } from './channels';

const topic = 'messages.objection-answer';

/**
 * Sends the answers to objections (异议答复) by mail. Who objected is nobody whom the site knows: his
 * address is read from his objection when the mail leaves, and stands in no parcel.
 * Called once, in `register()`.
 */
export const registerAnswerMail = (strapi: Core.Strapi): void => {
  const notices = getService(strapi, 'notices');
  const { key: mail } = mailChannel(strapi);
  notices.registerMailer({
    isOpen: () =>
      getService(strapi, 'messages')
        .channels()
        .some(({ key, isOn }) => key === mail && isOn),
    post: (tx, answer) =>
      getService(strapi, 'outbox').add(tx, { topic, key: answer, payload: { answer } }),
  });
  getService(strapi, 'outbox').handle(topic, async ({ answer }, { attempts }) => {
    const id = String(answer);
    try {
      const letter = await notices.answerToMail(id);
      if (!letter) return;
      const { to, text } = letter;
      // Nobody would ever be told to write a letter instead.
      if (to === null) return await notices.endMailing(id, 'given-up');
      await sendMail(strapi, { to, id, subject: '异议处理答复', parts: [text] });
    } catch (error) {
      if (attempts >= maxAttempts) await notices.endMailing(id, 'given-up');
      throw error;
    }
    await notices.endMailing(id, 'sent');
  });
};
