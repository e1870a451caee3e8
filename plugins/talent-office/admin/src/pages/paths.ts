/** Where our pages live in the panel; apart from the pages, which load on demand. */
export const inboxPath = 'plugins/talent-office/inbox';
export const executionPath = 'plugins/talent-office/execution';
export const decidePath = 'plugins/talent-office/decide';
export const meetingsPath = 'plugins/talent-office/meetings';
export const handoversPath = 'plugins/talent-office/handovers';
export const lineagePath = 'plugins/talent-office/lineage';
export const messagesPath = 'plugins/talent-office/messages';
export const numbersPath = 'plugins/talent-office/numbers';
export const noticesPath = 'plugins/talent-office/notices';
export const paymentsPath = 'plugins/talent-office/payments';
export const roundsPath = 'plugins/talent-office/rounds';
export const selectionsPath = 'plugins/talent-office/selections';
export const paperPath = 'plugins/talent-office/paper';
/** Where the report of a backtest lives in the panel; apart from the page, which loads on demand. */
export const backtestPath = 'plugins/talent-office/backtests';
