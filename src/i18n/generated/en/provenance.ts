// Written by scripts/catalogue.ts from the catalogue in src/i18n/en: do not edit.
import type { Messages } from '@lingui/core'

export const messages: Messages = {
  'provenance.from': ["made from ",["address"]],
  'provenance.fromWith': ["made from ",["address"]," with ",["browser"]],
  'provenance.byApi': ["made through the API from ",["address"]],
  'provenance.hidden': ["an address that the panel hides"],
  'provenance.older': ["older than what the panel remembers"],
}
