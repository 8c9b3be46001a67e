// Written by scripts/catalogue.ts from the catalogue in src/i18n/en: do not edit.
/** A file of the catalogue; each is loaded when a page first needs it. */
export type Namespace = 'errors' | 'forms' | 'profile' | 'shell'

/** What each message has to be given. */
export type MessageArguments = {
  'errors.required': Record<never, never>
  'errors.refusedTitle': Record<never, never>
  'errors.refusedWithoutWords': Record<never, never>
  'errors.signedOutTitle': Record<never, never>
  'errors.signedOut': Record<never, never>
  'errors.twoFactorRequiredTitle': Record<never, never>
  'errors.twoFactorRequired': Record<never, never>
  'errors.forbiddenTitle': Record<never, never>
  'errors.forbidden': Record<never, never>
  'errors.forbiddenApplicationKey': Record<never, never>
  'errors.forbiddenManaged': Record<never, never>
  'errors.forbiddenAddress': { address: string | number }
  'errors.forbiddenSomeAddress': Record<never, never>
  'errors.throttledTitle': Record<never, never>
  'errors.throttled': Record<never, never>
  'errors.lockoutTitle': Record<never, never>
  'errors.lockout': Record<never, never>
  'errors.waitSeconds': { seconds: number }
  'errors.waitOver': Record<never, never>
  'errors.offlineTitle': Record<never, never>
  'errors.offline': Record<never, never>
  'errors.networkTitle': Record<never, never>
  'errors.network': Record<never, never>
  'errors.timeoutTitle': Record<never, never>
  'errors.timeout': Record<never, never>
  'errors.maintenanceTitle': Record<never, never>
  'errors.maintenance': Record<never, never>
  'errors.proxyTitle': Record<never, never>
  'errors.proxy': Record<never, never>
  'errors.serverTitle': Record<never, never>
  'errors.server': Record<never, never>
  'errors.mayHaveRun': Record<never, never>
  'errors.notRun': Record<never, never>
  'errors.surpriseTitle': Record<never, never>
  'errors.surprise': Record<never, never>
  'errors.surpriseWrite': Record<never, never>
  'errors.copyReport': Record<never, never>
  'errors.unsupportedTitle': Record<never, never>
  'errors.unsupported': Record<never, never>
  'errors.lostTitle': Record<never, never>
  'errors.lostNotDone': Record<never, never>
  'errors.lostUnknown': Record<never, never>
  'forms.showPassword': { field: string | number }
  'forms.hidePassword': { field: string | number }
  'forms.leaveTitle': Record<never, never>
  'forms.leaveText': { what: string | number }
  'forms.stay': Record<never, never>
  'forms.leave': Record<never, never>
  'forms.cancel': Record<never, never>
  'profile.title': Record<never, never>
  'profile.lead': { panel: string | number }
  'profile.identity': Record<never, never>
  'profile.name': Record<never, never>
  'profile.noName': Record<never, never>
  'profile.nameNote': Record<never, never>
  'profile.userName': Record<never, never>
  'profile.copyUserName': Record<never, never>
  'profile.id': Record<never, never>
  'profile.copyId': Record<never, never>
  'profile.admin': Record<never, never>
  'profile.language': Record<never, never>
  'profile.languageNote': Record<never, never>
  'profile.signIn': Record<never, never>
  'profile.email': Record<never, never>
  'profile.copyEmail': Record<never, never>
  'profile.changeEmail': Record<never, never>
  'profile.changingEmail': Record<never, never>
  'profile.newEmail': Record<never, never>
  'profile.emailHint': Record<never, never>
  'profile.emailInvalid': Record<never, never>
  'profile.emailTooLong': Record<never, never>
  'profile.emailSame': Record<never, never>
  'profile.emailTaken': Record<never, never>
  'profile.emailRefused': Record<never, never>
  'profile.didYouMean': { suggestion: string | number }
  'profile.useSuggestion': Record<never, never>
  'profile.emailChange': { next: string | number; old: string | number }
  'profile.emailChanged': { next: string | number; old: string | number }
  'profile.emailNotStored': { email: string | number }
  'profile.emailWhat': Record<never, never>
  'profile.currentPassword': Record<never, never>
  'profile.currentPasswordWrong': Record<never, never>
  'profile.password': Record<never, never>
  'profile.passwordNote': Record<never, never>
  'profile.changePassword': Record<never, never>
  'profile.changingPassword': Record<never, never>
  'profile.newPassword': Record<never, never>
  'profile.passwordHint': Record<never, never>
  'profile.passwordTooShort': Record<never, never>
  'profile.passwordRefused': Record<never, never>
  'profile.adviceSame': Record<never, never>
  'profile.adviceOuterSpaces': Record<never, never>
  'profile.adviceTooLong': { bytes: number }
  'profile.adviceOwnName': Record<never, never>
  'profile.adviceInvisible': Record<never, never>
  'profile.strength.weak': Record<never, never>
  'profile.strength.fair': Record<never, never>
  'profile.strength.good': Record<never, never>
  'profile.strength.strong': Record<never, never>
  'profile.currentOuterSpaces': Record<never, never>
  'profile.resetInstead': Record<never, never>
  'profile.consequences': Record<never, never>
  'profile.consequenceBrowsers': Record<never, never>
  'profile.consequenceSftp': Record<never, never>
  'profile.consequenceKeys': Record<never, never>
  'profile.passwordChanged': Record<never, never>
  'profile.passwordChangedText': Record<never, never>
  'profile.endSession': Record<never, never>
  'profile.passwordWhat': Record<never, never>
  'profile.passwordLost': Record<never, never>
  'shell.skip': Record<never, never>
  'shell.navigation': Record<never, never>
  'shell.profile': Record<never, never>
  'shell.signIn': Record<never, never>
  'shell.notFound': Record<never, never>
  'shell.notFoundText': Record<never, never>
  'shell.toProfile': Record<never, never>
  'shell.tryAgain': Record<never, never>
  'shell.failureTitle': Record<never, never>
  'shell.bugTitle': Record<never, never>
  'shell.bug': Record<never, never>
  'shell.offlineTitle': Record<never, never>
  'shell.offline': Record<never, never>
  'shell.pausedTitle': Record<never, never>
  'shell.paused': { seconds: number }
  'shell.accountMenu': Record<never, never>
  'shell.signedInAs': Record<never, never>
  'shell.theme': Record<never, never>
  'shell.themeSystem': Record<never, never>
  'shell.themeLight': Record<never, never>
  'shell.themeDark': Record<never, never>
  'shell.signOut': Record<never, never>
  'shell.forgetKey': Record<never, never>
  'shell.signInAgainTitle': Record<never, never>
  'shell.signInAgain': Record<never, never>
  'shell.signInElsewhere': Record<never, never>
  'shell.copy': Record<never, never>
  'shell.copied': Record<never, never>
  'shell.copyFailedShort': Record<never, never>
  'shell.copyFailed': Record<never, never>
}
