// Written by scripts/catalogue.ts from the catalogue in src/i18n/en: do not edit.
import type { Messages } from '@lingui/core'

export const messages: Messages = {
  'provenance.from': ["אב ","mádé fróm ",["address"]," אב"],
  'provenance.fromWith': ["אבגד ","mádé fróm ",["address"]," wíth ",["browser"]," אבג"],
  'provenance.byApi': ["אבגדה ","mádé thróúǧh thé ÁPÍ fróm ",["address"]," אבגדה"],
  'provenance.hidden': ["אבגדה و ","áñ áddréšš thát thé páñél hídéš"," אבגדה"],
  'provenance.older': ["אבגדה و ","óldér tháñ whát thé páñél rémémbérš"," אבגדה و"],
}
