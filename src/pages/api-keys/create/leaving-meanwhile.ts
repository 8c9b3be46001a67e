import type { Translate } from '#src/i18n/translate.ts'

/** What is asked before somebody leaves while a key is being made: its secret comes once, to this page. */
export const leavingMeanwhile = (t: Translate) => ({
  title: t('apiKeyCreate.leaveTitle'),
  text: t('apiKeyCreate.leaveText'),
})
