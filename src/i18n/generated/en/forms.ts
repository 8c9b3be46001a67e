// Written by scripts/catalogue.ts from the catalogue in src/i18n/en: do not edit.
import type { Messages } from '@lingui/core'

export const messages: Messages = {
  'forms.showPassword': ["Show ",["field"]],
  'forms.hidePassword': ["Hide ",["field"]],
  'forms.leaveTitle': ["Leave without saving?"],
  'forms.leaveText': ["You would lose ",["what"],"."],
  'forms.stay': ["Stay here"],
  'forms.leave': ["Leave"],
  'forms.cancel': ["Cancel"],
}
