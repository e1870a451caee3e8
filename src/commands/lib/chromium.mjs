import { accessSync, constants } from 'node:fs';
import { Stop } from './steps.mjs';

const isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The browser of the admin tests: CHROMIUM, or Debian's. */
export const findChromium = () => {
  const chosen = process.env.CHROMIUM;
  const found = (chosen ? [chosen] : ['/usr/bin/chromium', '/usr/bin/chromium-browser']).find(
    isProgram,
  );
  if (found) return found;
  throw new Stop(
    `No Chromium at ${chosen ?? '/usr/bin/chromium'}. On Debian: apt-get install chromium fonts-noto-cjk; elsewhere set CHROMIUM.`,
  );
};
