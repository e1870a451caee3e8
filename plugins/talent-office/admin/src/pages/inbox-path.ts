/** Where the inbox lives in the panel; apart from the page, which loads on demand. */
export const inboxPath = 'plugins/talent-office/inbox';
