// Written by scripts/catalogue.ts from the catalogue in src/i18n/en: do not edit.
import type { Messages } from '@lingui/core'

export const messages: Messages = {
  'forms.showPassword': ["אב ","Šhów ",["field"]," אב"],
  'forms.hidePassword': ["אב ","Hídé ",["field"]," אב"],
  'forms.leaveTitle': ["אבגדה ","Léávé wíthóút šávíñǧ?"," אבגד"],
  'forms.leaveText': ["אבגד ","Ýóú wóúld lóšé ",["what"],"."," אבג"],
  'forms.stay': ["אב ","Štáý héré"," אב"],
  'forms.leave': ["אב ","Léávé"," אב"],
  'forms.cancel': ["אב ","Çáñçél"," אב"],
}
