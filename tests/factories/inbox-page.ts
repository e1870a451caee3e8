import type { Page } from 'playwright-core';

/** What the edit view calls a case's path, by the language of the panel. */
const pathHeadings = { 'zh-Hans': '审批环节', en: 'Path' } as const;

/** Opens the last step of a stage in this inbox: other suites take the first. Gives its title. */
export const openLastStep = async (
  page: Page,
  stage: string,
  language: keyof typeof pathHeadings = 'zh-Hans',
): Promise<string> => {
  await page.goto('/admin/plugins/talent-office/inbox');
  const step = page.locator('tbody tr', { hasText: stage }).last();
  const title = await step.locator('td:first-child span:first-child').innerText();
  await step.click();
  await page.getByRole('heading', { name: title }).waitFor();
  await page.getByRole('heading', { name: pathHeadings[language] }).waitFor();
  return title;
};
