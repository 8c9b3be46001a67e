// Written by scripts/catalogue.ts from the catalogue in src/i18n/en: do not edit.
/** A file of the catalogue; each is loaded when a page first needs it. */
export type Namespace = 'errors' | 'forms' | 'profile' | 'shell' | 'sign-in'

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
  'profile.nameNote': Record<never, never>
  'profile.userName': Record<never, never>
  'profile.id': Record<never, never>
  'profile.admin': Record<never, never>
  'profile.language': Record<never, never>
  'profile.languageNote': Record<never, never>
  'profile.signIn': Record<never, never>
  'profile.email': Record<never, never>
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
  'profile.emailChanged': { next: string | number; old: string | number }
  'profile.emailNotStored': { email: string | number }
  'profile.emailWhat': Record<never, never>
  'profile.currentPassword': Record<never, never>
  'profile.notCurrentPassword': Record<never, never>
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
  'shell.loading': Record<never, never>
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
  'signIn.title': Record<never, never>
  'signIn.lead': { panel: string | number }
  'signIn.user': Record<never, never>
  'signIn.userMissing': Record<never, never>
  'signIn.password': Record<never, never>
  'signIn.passwordMissing': Record<never, never>
  'signIn.submit': Record<never, never>
  'signIn.signingIn': Record<never, never>
  'signIn.wrongCredentials': Record<never, never>
  'signIn.noSession': Record<never, never>
  'signIn.checkpointExpired': Record<never, never>
  'signIn.checkpointLost': Record<never, never>
  'signIn.secondStep': Record<never, never>
  'signIn.code': Record<never, never>
  'signIn.codeHint': Record<never, never>
  'signIn.codeMissing': Record<never, never>
  'signIn.codeForm': Record<never, never>
  'signIn.codeWrong': Record<never, never>
  'signIn.recoveryCode': Record<never, never>
  'signIn.recoveryHint': Record<never, never>
  'signIn.recoveryMissing': Record<never, never>
  'signIn.recoveryWrong': Record<never, never>
  'signIn.useRecovery': Record<never, never>
  'signIn.useCode': Record<never, never>
  'signIn.back': Record<never, never>
  'signIn.neither': Record<never, never>
  'signIn.neitherBackup': Record<never, never>
  'signIn.neitherBrowser': Record<never, never>
  'signIn.neitherAdmin': Record<never, never>
  'signIn.neitherReset': Record<never, never>
  'signIn.captchaTitle': Record<never, never>
  'signIn.unsupportedTitle': Record<never, never>
  'signIn.elsewhereComeBack': Record<never, never>
  'signIn.elsewhereKey': Record<never, never>
  'signIn.openPanel': { panel: string | number }
  'signIn.cameBack': Record<never, never>
  'signIn.notYet': Record<never, never>
  'signIn.useKey': Record<never, never>
  'signIn.usePassword': Record<never, never>
  'signIn.keyTitle': Record<never, never>
  'signIn.keyLead': { panel: string | number }
  'signIn.key': Record<never, never>
  'signIn.keyHint': { place: string | number }
  'signIn.keyPlace': { panel: string | number }
  'signIn.keyMissing': Record<never, never>
  'signIn.keyForm': Record<never, never>
  'signIn.keyApplication': Record<never, never>
  'signIn.keyUnknown': Record<never, never>
  'signIn.keep': Record<never, never>
  'signIn.keepNote': Record<never, never>
  'signIn.useThisKey': Record<never, never>
  'signIn.checkingKey': Record<never, never>
  'signIn.keyPower': Record<never, never>
  'signIn.outrankedTitle': Record<never, never>
  'signIn.outranked': Record<never, never>
  'signIn.endSession': { panel: string | number }
  'signIn.becauseSignedOut': Record<never, never>
  'signIn.becauseSessionEnded': Record<never, never>
  'signIn.becausePasswordChanged': Record<never, never>
  'signIn.becauseOtherAccount': Record<never, never>
  'signIn.becauseKeyForgotten': Record<never, never>
  'signIn.becauseKeyEnded': Record<never, never>
  'signIn.forgotLink': Record<never, never>
  'signIn.forgotTitle': Record<never, never>
  'signIn.forgotLead': { panel: string | number }
  'signIn.email': Record<never, never>
  'signIn.emailMissing': Record<never, never>
  'signIn.emailForm': Record<never, never>
  'signIn.forgotSubmit': Record<never, never>
  'signIn.forgotSending': Record<never, never>
  'signIn.forgotSent': Record<never, never>
  'signIn.forgotSentTo': { email: string | number }
  'signIn.forgotNothing': Record<never, never>
  'signIn.forgotAgain': Record<never, never>
  'signIn.forgotElsewhereTitle': Record<never, never>
  'signIn.forgotElsewhere': Record<never, never>
  'signIn.backToSignIn': Record<never, never>
}
