// Written by scripts/catalogue.ts from the catalogue in src/i18n/en: do not edit.
/** A file of the catalogue; each is loaded when a page first needs it. */
export type Namespace = 'activity-chart' | 'activity-export' | 'activity' | 'api-key-create' | 'api-keys' | 'doctor' | 'errors' | 'forms' | 'not-me' | 'profile' | 'provenance' | 'recovery-codes' | 'security' | 'shell' | 'sign-in' | 'signals' | 'ssh-key-add' | 'ssh-keys' | 'two-factor' | 'ways-in'

/** What each message has to be given. */
export type MessageArguments = {
  'activityChart.title': Record<never, never>
  'activityChart.summary': { changes: string | number; failures: string | number; signIns: string | number }
  'activityChart.worst': { count: number; day: string | number }
  'activityChart.signIns': { count: number }
  'activityChart.failures': { count: number }
  'activityChart.changes': { count: number }
  'activityChart.signInsUnread': Record<never, never>
  'activityChart.failuresUnread': Record<never, never>
  'activityChart.changesUnread': Record<never, never>
  'activityChart.attemptsUnread': Record<never, never>
  'activityChart.unread': Record<never, never>
  'activityChart.day': { changes: string | number; day: string | number; failures: string | number; signIns: string | number }
  'activityChart.dayPartly': { changes: string | number; day: string | number; failures: string | number; signIns: string | number }
  'activityChart.dayUnread': { day: string | number }
  'activityChart.days': Record<never, never>
  'activityChart.keys': Record<never, never>
  'activityChart.hint': Record<never, never>
  'activityChart.made': { account: number; keys: number; signIns: number }
  'activityChart.signInsSince': { when: string | number }
  'activityChart.keysSince': { when: string | number }
  'activityChart.accountSince': { when: string | number }
  'activityChart.undated': { count: number }
  'activityChart.table': Record<never, never>
  'activityChart.caption': Record<never, never>
  'activityChart.columnDay': Record<never, never>
  'activityChart.columnSignIns': Record<never, never>
  'activityChart.columnFailures': Record<never, never>
  'activityChart.columnChanges': Record<never, never>
  'activityChart.orMore': { count: number }
  'activityExport.title': Record<never, never>
  'activityExport.lead': Record<never, never>
  'activityExport.subject': Record<never, never>
  'activityExport.events': Record<never, never>
  'activityExport.everything': Record<never, never>
  'activityExport.withWords': { words: string | number }
  'activityExport.fromAddress': { address: string | number }
  'activityExport.withBrowser': { browser: string | number }
  'activityExport.onlyByApi': Record<never, never>
  'activityExport.since': { day: string | number }
  'activityExport.until': { day: string | number }
  'activityExport.size': Record<never, never>
  'activityExport.estimating': Record<never, never>
  'activityExport.tryAgain': Record<never, never>
  'activityExport.rows': { count: number }
  'activityExport.rowsToRead': { count: number }
  'activityExport.soon': Record<never, never>
  'activityExport.minutes': { count: number }
  'activityExport.estimate': { rows: string | number; time: string | number }
  'activityExport.localKind': Record<never, never>
  'activityExport.local': Record<never, never>
  'activityExport.nothing': Record<never, never>
  'activityExport.format': Record<never, never>
  'activityExport.csv': Record<never, never>
  'activityExport.csvHint': Record<never, never>
  'activityExport.json': Record<never, never>
  'activityExport.jsonHint': Record<never, never>
  'activityExport.start': Record<never, never>
  'activityExport.back': Record<never, never>
  'activityExport.reading': Record<never, never>
  'activityExport.progress': { read: number; total: number }
  'activityExport.matching': { count: number }
  'activityExport.stay': Record<never, never>
  'activityExport.stop': Record<never, never>
  'activityExport.pausedTitle': Record<never, never>
  'activityExport.paused': { seconds: number }
  'activityExport.stoppedTitle': Record<never, never>
  'activityExport.stopped': { read: number; total: number }
  'activityExport.kept': { count: number }
  'activityExport.goOn': Record<never, never>
  'activityExport.savePart': { count: number }
  'activityExport.doneTitle': { count: number }
  'activityExport.done': Record<never, never>
  'activityExport.noneTitle': Record<never, never>
  'activityExport.none': Record<never, never>
  'activityExport.save': Record<never, never>
  'activityExport.saving': Record<never, never>
  'activityExport.saved': { file: string | number }
  'activityExport.cannotSave': Record<never, never>
  'activityExport.odd': { count: number }
  'activityExport.loss': { count: number }
  'activityExport.time': Record<never, never>
  'activityExport.event': Record<never, never>
  'activityExport.what': Record<never, never>
  'activityExport.address': Record<never, never>
  'activityExport.browser': Record<never, never>
  'activityExport.system': Record<never, never>
  'activityExport.byApi': Record<never, never>
  'activityExport.actor': Record<never, never>
  'activityExport.description': Record<never, never>
  'activityExport.properties': Record<never, never>
  'activityExport.yes': Record<never, never>
  'activityExport.no': Record<never, never>
  'activity.title': Record<never, never>
  'activity.lead': Record<never, never>
  'activity.reading': Record<never, never>
  'activity.tryAgain': Record<never, never>
  'activity.kind': Record<never, never>
  'activity.kindAll': Record<never, never>
  'activity.kindSignIns': Record<never, never>
  'activity.kindAccount': Record<never, never>
  'activity.kindTwoFactor': Record<never, never>
  'activity.kindApiKeys': Record<never, never>
  'activity.kindSshKeys': Record<never, never>
  'activity.kindServers': Record<never, never>
  'activity.search': Record<never, never>
  'activity.searchHint': Record<never, never>
  'activity.noneLoaded': Record<never, never>
  'activity.noneFound': Record<never, never>
  'activity.export': Record<never, never>
  'activity.moreFilters': Record<never, never>
  'activity.clearFilters': Record<never, never>
  'activity.address': Record<never, never>
  'activity.anyAddress': Record<never, never>
  'activity.browser': Record<never, never>
  'activity.anyBrowser': Record<never, never>
  'activity.from': Record<never, never>
  'activity.to': Record<never, never>
  'activity.onlyByApi': Record<never, never>
  'activity.notFiltered': Record<never, never>
  'activity.notSorted': Record<never, never>
  'activity.newer': { count: number }
  'activity.newerMany': { count: number }
  'activity.newerAgain': Record<never, never>
  'activity.today': Record<never, never>
  'activity.yesterday': Record<never, never>
  'activity.noDate': Record<never, never>
  'activity.older': Record<never, never>
  'activity.end': Record<never, never>
  'activity.noneTitle': Record<never, never>
  'activity.none': Record<never, never>
  'activity.noneOfKind': Record<never, never>
  'activity.odd': { count: number }
  'activity.notOfferedTitle': Record<never, never>
  'activity.notOffered': Record<never, never>
  'activity.openPanel': { panel: string | number }
  'activity.browserOn': { browser: string | number; system: string | number }
  'activity.byApi': Record<never, never>
  'activity.bySftp': Record<never, never>
  'activity.by': { who: string | number }
  'activity.addressHidden': Record<never, never>
  'activity.details': Record<never, never>
  'activity.notMe': Record<never, never>
  'activity.times': { count: number }
  'activity.moreOfThem': { count: number }
  'activity.detailEvent': Record<never, never>
  'activity.detailDescription': Record<never, never>
  'activity.detailActor': Record<never, never>
  'activity.detailAddress': Record<never, never>
  'activity.unknown': { name: string | number }
  'activity.signedIn': Record<never, never>
  'activity.signInFailed': Record<never, never>
  'activity.wrongCode': Record<never, never>
  'activity.checkpoint': Record<never, never>
  'activity.codeAccepted': Record<never, never>
  'activity.recoveryCodeUsed': Record<never, never>
  'activity.resetAsked': Record<never, never>
  'activity.passwordReset': Record<never, never>
  'activity.keyRefused': { identifier: string | number }
  'activity.someKeyRefused': Record<never, never>
  'activity.sftpFailed': Record<never, never>
  'activity.emailChanged': { new: string | number; old: string | number }
  'activity.someEmailChanged': Record<never, never>
  'activity.usernameChanged': { new: string | number; old: string | number }
  'activity.someUsernameChanged': Record<never, never>
  'activity.passwordChanged': Record<never, never>
  'activity.avatarChanged': Record<never, never>
  'activity.twoFactorOn': Record<never, never>
  'activity.twoFactorOff': Record<never, never>
  'activity.apiKeyMade': { identifier: string | number }
  'activity.someApiKeyMade': Record<never, never>
  'activity.apiKeyDeleted': { identifier: string | number }
  'activity.someApiKeyDeleted': Record<never, never>
  'activity.sshKeyAdded': { fingerprint: string | number }
  'activity.someSshKeyAdded': Record<never, never>
  'activity.sshKeyRemoved': { fingerprint: string | number }
  'activity.someSshKeyRemoved': Record<never, never>
  'activity.passkeyAdded': Record<never, never>
  'activity.passkeyRemoved': Record<never, never>
  'activity.purchase': Record<never, never>
  'activity.subuserMade': Record<never, never>
  'activity.subuserChanged': Record<never, never>
  'activity.subuserRemoved': Record<never, never>
  'apiKeyCreate.form': Record<never, never>
  'apiKeyCreate.power': Record<never, never>
  'apiKeyCreate.description': Record<never, never>
  'apiKeyCreate.descriptionHint': Record<never, never>
  'apiKeyCreate.descriptionMissing': Record<never, never>
  'apiKeyCreate.descriptionTooLong': Record<never, never>
  'apiKeyCreate.left': { count: number }
  'apiKeyCreate.allowed': Record<never, never>
  'apiKeyCreate.allowedHint': Record<never, never>
  'apiKeyCreate.addressList': Record<never, never>
  'apiKeyCreate.removeAddress': { address: string | number }
  'apiKeyCreate.addressRemoved': { address: string | number }
  'apiKeyCreate.taken': { count: number }
  'apiKeyCreate.addPresent': { address: string | number }
  'apiKeyCreate.excluded': { address: string | number }
  'apiKeyCreate.oneAddress': Record<never, never>
  'apiKeyCreate.addresses': { count: string | number }
  'apiKeyCreate.veryMany': Record<never, never>
  'apiKeyCreate.bounds': { first: string | number; last: string | number }
  'apiKeyCreate.reachEverywhere': Record<never, never>
  'apiKeyCreate.reachPrivate': Record<never, never>
  'apiKeyCreate.reachThisComputer': Record<never, never>
  'apiKeyCreate.reachSpecial': Record<never, never>
  'apiKeyCreate.coveredBy': { other: string | number }
  'apiKeyCreate.notAnAddress': Record<never, never>
  'apiKeyCreate.hostName': Record<never, never>
  'apiKeyCreate.port': Record<never, never>
  'apiKeyCreate.octet': Record<never, never>
  'apiKeyCreate.prefix': Record<never, never>
  'apiKeyCreate.reversed': Record<never, never>
  'apiKeyCreate.families': Record<never, never>
  'apiKeyCreate.someWrong': Record<never, never>
  'apiKeyCreate.tooMany': Record<never, never>
  'apiKeyCreate.create': Record<never, never>
  'apiKeyCreate.creating': Record<never, never>
  'apiKeyCreate.what': Record<never, never>
  'apiKeyCreate.limit': { count: string | number }
  'apiKeyCreate.unknown': Record<never, never>
  'apiKeyCreate.lostTitle': Record<never, never>
  'apiKeyCreate.lost': { identifier: string | number }
  'apiKeyCreate.lostSeveralTitle': Record<never, never>
  'apiKeyCreate.lostSeveral': { identifiers: string | number }
  'apiKeyCreate.toList': Record<never, never>
  'apiKeyCreate.refusedEntry': { address: string | number; why: string | number }
  'apiKeyCreate.inListAlready': Record<never, never>
  'apiKeyCreate.noPresent': Record<never, never>
  'apiKeyCreate.deleteAndAgain': Record<never, never>
  'apiKeyCreate.revealTitle': Record<never, never>
  'apiKeyCreate.revealText': Record<never, never>
  'apiKeyCreate.theKey': Record<never, never>
  'apiKeyCreate.copyKey': Record<never, never>
  'apiKeyCreate.pasteBack': Record<never, never>
  'apiKeyCreate.pasteBackHint': Record<never, never>
  'apiKeyCreate.storedWell': Record<never, never>
  'apiKeyCreate.storedCut': Record<never, never>
  'apiKeyCreate.storedMore': Record<never, never>
  'apiKeyCreate.storedOther': Record<never, never>
  'apiKeyCreate.use': Record<never, never>
  'apiKeyCreate.done': Record<never, never>
  'apiKeyCreate.revealWhat': Record<never, never>
  'apiKeyCreate.created': Record<never, never>
  'apiKeyCreate.oldTitle': Record<never, never>
  'apiKeyCreate.old': { identifier: string | number; name: string | number }
  'apiKeyCreate.deleteOld': Record<never, never>
  'apiKeyCreate.keepBoth': Record<never, never>
  'apiKeys.title': Record<never, never>
  'apiKeys.lead': Record<never, never>
  'apiKeys.rotateGoneTitle': Record<never, never>
  'apiKeys.rotateGone': Record<never, never>
  'apiKeys.reading': Record<never, never>
  'apiKeys.tryAgain': Record<never, never>
  'apiKeys.mayBeOld': Record<never, never>
  'apiKeys.notOfferedTitle': Record<never, never>
  'apiKeys.notOffered': Record<never, never>
  'apiKeys.openPanel': { panel: string | number }
  'apiKeys.noneTitle': Record<never, never>
  'apiKeys.none': Record<never, never>
  'apiKeys.create': Record<never, never>
  'apiKeys.rotateTitle': Record<never, never>
  'apiKeys.search': Record<never, never>
  'apiKeys.searchHint': { count: number }
  'apiKeys.order': Record<never, never>
  'apiKeys.byCreated': Record<never, never>
  'apiKeys.byUsed': Record<never, never>
  'apiKeys.byName': Record<never, never>
  'apiKeys.count': { count: number }
  'apiKeys.countOf': { count: string | number; limit: string | number }
  'apiKeys.odd': { count: number }
  'apiKeys.noneFound': Record<never, never>
  'apiKeys.selected': Record<never, never>
  'apiKeys.chosen': { count: number }
  'apiKeys.deleteChosen': Record<never, never>
  'apiKeys.chooseNone': Record<never, never>
  'apiKeys.select': { name: string | number }
  'apiKeys.noDescription': Record<never, never>
  'apiKeys.inUse': Record<never, never>
  'apiKeys.rotate': Record<never, never>
  'apiKeys.delete': Record<never, never>
  'apiKeys.used': { when: string | number }
  'apiKeys.useNotTold': Record<never, never>
  'apiKeys.from': { addresses: string | number }
  'apiKeys.fromAnywhere': Record<never, never>
  'apiKeys.created': { when: string | number }
  'apiKeys.markOpen': Record<never, never>
  'apiKeys.markNeverUsed': Record<never, never>
  'apiKeys.markIdle': { days: string | number }
  'apiKeys.markOlder': Record<never, never>
  'apiKeys.deleteTitle': { count: number }
  'apiKeys.deleteText': { count: number }
  'apiKeys.deleteInUse': Record<never, never>
  'apiKeys.deleteInUseSure': Record<never, never>
  'apiKeys.deleteInUseTick': Record<never, never>
  'apiKeys.confirmDelete': { count: number }
  'apiKeys.keep': { count: number }
  'apiKeys.deleting': Record<never, never>
  'apiKeys.progress': { count: string | number; done: string | number }
  'apiKeys.stop': Record<never, never>
  'apiKeys.close': Record<never, never>
  'apiKeys.resultsTitle': { failed: number }
  'apiKeys.resultDeleted': Record<never, never>
  'apiKeys.resultGone': Record<never, never>
  'apiKeys.resultUnknown': Record<never, never>
  'apiKeys.resultSkipped': Record<never, never>
  'apiKeys.resultRefused': { reason: string | number }
  'apiKeys.deleted': { count: number }
  'doctor.line.right': Record<never, never>
  'doctor.line.oldCode': Record<never, never>
  'doctor.line.digit': Record<never, never>
  'doctor.line.swap': Record<never, never>
  'doctor.line.agoMinutes': { count: number }
  'doctor.line.agoHours': { count: number }
  'doctor.line.inMinutes': { count: number }
  'doctor.line.inHours': { count: number }
  'doctor.line.computerClock': Record<never, never>
  'doctor.line.other': Record<never, never>
  'doctor.line.perhaps': Record<never, never>
  'doctor.right': Record<never, never>
  'doctor.rightUsed': Record<never, never>
  'doctor.rightRestarted': Record<never, never>
  'doctor.oldCode': Record<never, never>
  'doctor.oldCodeRemedy': Record<never, never>
  'doctor.digit': Record<never, never>
  'doctor.swap': Record<never, never>
  'doctor.typoRemedy': Record<never, never>
  'doctor.phoneBehindMinutes': { count: number }
  'doctor.phoneBehindHours': { count: number }
  'doctor.phoneAheadMinutes': { count: number }
  'doctor.phoneAheadHours': { count: number }
  'doctor.phoneMayBeBehind': { count: number }
  'doctor.phoneMayBeAhead': { count: number }
  'doctor.phoneRemedy': Record<never, never>
  'doctor.phoneCheck': Record<never, never>
  'doctor.phoneChance': Record<never, never>
  'doctor.android': Record<never, never>
  'doctor.ios': Record<never, never>
  'doctor.computer': Record<never, never>
  'doctor.thenNewCode': Record<never, never>
  'doctor.deviceBehindSeconds': { count: number }
  'doctor.deviceBehindMinutes': { count: number }
  'doctor.deviceBehindHours': { count: number }
  'doctor.deviceAheadSeconds': { count: number }
  'doctor.deviceAheadMinutes': { count: number }
  'doctor.deviceAheadHours': { count: number }
  'doctor.deviceRemedy': Record<never, never>
  'doctor.other': Record<never, never>
  'doctor.entry': { account: string | number; issuer: string | number }
  'doctor.entryNamed': { name: string | number }
  'doctor.entryUnnamed': Record<never, never>
  'doctor.otherSeveral': Record<never, never>
  'errors.required': Record<never, never>
  'errors.refusedTitle': Record<never, never>
  'errors.refusedWithoutWords': Record<never, never>
  'errors.signedOutTitle': Record<never, never>
  'errors.signedOut': Record<never, never>
  'errors.twoFactorRequiredTitle': Record<never, never>
  'errors.twoFactorRequired': Record<never, never>
  'errors.setUpTwoFactor': Record<never, never>
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
  'notMe.title': Record<never, never>
  'notMe.lead': Record<never, never>
  'notMe.since': Record<never, never>
  'notMe.sinceHint': Record<never, never>
  'notMe.steps': Record<never, never>
  'notMe.progress': { count: string | number; done: string | number }
  'notMe.allDone': Record<never, never>
  'notMe.allDoneText': Record<never, never>
  'notMe.reading': Record<never, never>
  'notMe.incomplete': Record<never, never>
  'notMe.tryAgain': Record<never, never>
  'notMe.print': Record<never, never>
  'notMe.printed': { account: string | number; panel: string | number; when: string | number }
  'notMe.back': Record<never, never>
  'notMe.done': { step: string | number }
  'notMe.doneMark': Record<never, never>
  'notMe.email': Record<never, never>
  'notMe.emailWhy': { next: string | number; old: string | number; when: string | number }
  'notMe.emailWhySome': { when: string | number }
  'notMe.emailGo': Record<never, never>
  'notMe.password': Record<never, never>
  'notMe.passwordWhy': Record<never, never>
  'notMe.passwordChanged': { address: string | number; when: string | number }
  'notMe.hiddenAddress': Record<never, never>
  'notMe.passwordGo': Record<never, never>
  'notMe.apiKey': { name: string | number }
  'notMe.apiKeyMade': { when: string | number }
  'notMe.apiKeyUsed': { when: string | number }
  'notMe.apiKeyUnknown': Record<never, never>
  'notMe.apiKeyInUse': Record<never, never>
  'notMe.keyDeleted': { when: string | number }
  'notMe.apiKeyGo': Record<never, never>
  'notMe.sshKey': { name: string | number }
  'notMe.sshKeyMade': { when: string | number }
  'notMe.twoFactor': Record<never, never>
  'notMe.twoFactorWhy': Record<never, never>
  'notMe.twoFactorGo': Record<never, never>
  'notMe.twoFactorUnknown': Record<never, never>
  'notMe.security': Record<never, never>
  'notMe.codes': Record<never, never>
  'notMe.codesWhy': Record<never, never>
  'notMe.codesGo': Record<never, never>
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
  'provenance.from': { address: string | number }
  'provenance.fromWith': { address: string | number; browser: string | number }
  'provenance.byApi': { address: string | number }
  'provenance.hidden': Record<never, never>
  'provenance.older': Record<never, never>
  'recoveryCodes.title': Record<never, never>
  'recoveryCodes.why': Record<never, never>
  'recoveryCodes.replaced': Record<never, never>
  'recoveryCodes.list': Record<never, never>
  'recoveryCodes.copyAll': Record<never, never>
  'recoveryCodes.download': Record<never, never>
  'recoveryCodes.print': Record<never, never>
  'recoveryCodes.saved': { file: string | number }
  'recoveryCodes.printed': Record<never, never>
  'recoveryCodes.cannotSave': Record<never, never>
  'recoveryCodes.cannotPrint': Record<never, never>
  'recoveryCodes.prove': Record<never, never>
  'recoveryCodes.proveHow': Record<never, never>
  'recoveryCodes.typeOne': Record<never, never>
  'recoveryCodes.typeOneHint': Record<never, never>
  'recoveryCodes.or': Record<never, never>
  'recoveryCodes.safe': Record<never, never>
  'recoveryCodes.safeHint': Record<never, never>
  'recoveryCodes.done': Record<never, never>
  'recoveryCodes.nothingYet': Record<never, never>
  'recoveryCodes.wrong': Record<never, never>
  'recoveryCodes.saveFirst': Record<never, never>
  'recoveryCodes.tickToo': Record<never, never>
  'recoveryCodes.what': Record<never, never>
  'recoveryCodes.fileName': Record<never, never>
  'recoveryCodes.sheetTitle': { panel: string | number }
  'recoveryCodes.panel': Record<never, never>
  'recoveryCodes.account': Record<never, never>
  'recoveryCodes.date': Record<never, never>
  'recoveryCodes.number': Record<never, never>
  'recoveryCodes.count': { count: number }
  'recoveryCodes.tickUsed': Record<never, never>
  'security.title': Record<never, never>
  'security.lead': Record<never, never>
  'security.twoFactor': Record<never, never>
  'security.twoFactorLead': Record<never, never>
  'security.reading': Record<never, never>
  'security.tryAgain': Record<never, never>
  'security.state': Record<never, never>
  'security.on': Record<never, never>
  'security.onNote': Record<never, never>
  'security.off': Record<never, never>
  'security.offNote': Record<never, never>
  'security.unknown': Record<never, never>
  'security.unknownNote': Record<never, never>
  'security.setUp': Record<never, never>
  'security.turnOff': Record<never, never>
  'security.turnOffForm': Record<never, never>
  'security.turningOff': Record<never, never>
  'security.turnOffMeans': Record<never, never>
  'security.turnOffPassword': Record<never, never>
  'security.turnOffCodes': Record<never, never>
  'security.turnOffEntry': Record<never, never>
  'security.turnOffLost': Record<never, never>
  'security.stillOn': Record<never, never>
  'security.turnedOff': Record<never, never>
  'security.turnedOffText': Record<never, never>
  'security.currentPassword': Record<never, never>
  'security.passwordWrong': Record<never, never>
  'security.passwordWhat': Record<never, never>
  'security.codes': Record<never, never>
  'security.codesMade': { date: string | number }
  'security.codesUnknown': Record<never, never>
  'security.codesNote': Record<never, never>
  'security.codesIfOn': Record<never, never>
  'security.makeCodes': Record<never, never>
  'security.phone': Record<never, never>
  'security.phoneText': Record<never, never>
  'security.phoneNote': Record<never, never>
  'security.newPhone': Record<never, never>
  'security.requiredTitle': Record<never, never>
  'security.required': Record<never, never>
  'security.notOfferedTitle': Record<never, never>
  'security.notOffered': { panel: string | number }
  'security.openPanel': { panel: string | number }
  'shell.skip': Record<never, never>
  'shell.navigation': Record<never, never>
  'shell.loading': Record<never, never>
  'shell.profile': Record<never, never>
  'shell.security': Record<never, never>
  'shell.apiKeys': Record<never, never>
  'shell.sshKeys': Record<never, never>
  'shell.activity': Record<never, never>
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
  'signals.label': Record<never, never>
  'signals.looking': Record<never, never>
  'signals.none': { date: string | number }
  'signals.noneLeft': { date: string | number }
  'signals.failed': Record<never, never>
  'signals.tryAgain': Record<never, never>
  'signals.more': { count: number }
  'signals.showDismissed': { count: number }
  'signals.since': { date: string | number }
  'signals.notMe': Record<never, never>
  'signals.wasMe': Record<never, never>
  'signals.dismiss': Record<never, never>
  'signals.dismissed': Record<never, never>
  'signals.unknownBrowser': Record<never, never>
  'signals.browserOn': { browser: string | number; system: string | number }
  'signals.hiddenAddress': Record<never, never>
  'signals.passwordKnown': Record<never, never>
  'signals.stopped': { agent: string | number; when: string | number }
  'signals.stoppedWrong': { agent: string | number; count: number; when: string | number }
  'signals.usualBrowser': Record<never, never>
  'signals.unusualBrowser': Record<never, never>
  'signals.codesGuessed': Record<never, never>
  'signals.guessed': { agent: string | number; count: string | number; when: string | number }
  'signals.twoFactorOff': Record<never, never>
  'signals.turnedOff': { address: string | number; when: string | number }
  'signals.onAgain': { when: string | number }
  'signals.resetAsked': Record<never, never>
  'signals.asked': { agent: string | number; when: string | number }
  'signals.resetDone': Record<never, never>
  'signals.reset': { agent: string | number; when: string | number }
  'signals.failedSignIns': { count: number }
  'signals.guessing': { agent: string | number; when: string | number }
  'signals.guessingOften': { others: number }
  'signals.showThem': Record<never, never>
  'signals.newAddress': { address: string | number }
  'signals.newBrowser': { browser: string | number }
  'signals.newBoth': { address: string | number; browser: string | number }
  'signals.newPlace': { address: string | number; agent: string | number; when: string | number }
  'signals.changes': { count: number }
  'signals.keyUsed': { identifier: string | number }
  'signals.keyRefused': { identifier: string | number }
  'signals.refused': { address: string | number; count: number; when: string | number }
  'signals.lookAtKey': Record<never, never>
  'sshKeyAdd.form': Record<never, never>
  'sshKeyAdd.key': Record<never, never>
  'sshKeyAdd.keyHint': Record<never, never>
  'sshKeyAdd.chooseFile': Record<never, never>
  'sshKeyAdd.fileTooLarge': Record<never, never>
  'sshKeyAdd.missing': Record<never, never>
  'sshKeyAdd.private': Record<never, never>
  'sshKeyAdd.notAKey': Record<never, never>
  'sshKeyAdd.x509': Record<never, never>
  'sshKeyAdd.onlyFingerprint': Record<never, never>
  'sshKeyAdd.refusedDsa': Record<never, never>
  'sshKeyAdd.refusedRsa': Record<never, never>
  'sshKeyAdd.refusedSk': Record<never, never>
  'sshKeyAdd.refusedCertificate': Record<never, never>
  'sshKeyAdd.refusedCurve': Record<never, never>
  'sshKeyAdd.refusedType': Record<never, never>
  'sshKeyAdd.refusedTruncated': Record<never, never>
  'sshKeyAdd.refusedDamaged': Record<never, never>
  'sshKeyAdd.cannotAdd': Record<never, never>
  'sshKeyAdd.bits': { bits: string | number }
  'sshKeyAdd.markSmall': Record<never, never>
  'sshKeyAdd.markWords': Record<never, never>
  'sshKeyAdd.more': Record<never, never>
  'sshKeyAdd.drawing': Record<never, never>
  'sshKeyAdd.twin': { name: string | number }
  'sshKeyAdd.choose': { count: number }
  'sshKeyAdd.name': Record<never, never>
  'sshKeyAdd.nameHint': Record<never, never>
  'sshKeyAdd.nameMissing': Record<never, never>
  'sshKeyAdd.nameTooLong': Record<never, never>
  'sshKeyAdd.add': Record<never, never>
  'sshKeyAdd.adding': Record<never, never>
  'sshKeyAdd.added': { name: string | number }
  'sshKeyAdd.what': Record<never, never>
  'sshKeyAdd.privateTitle': Record<never, never>
  'sshKeyAdd.privateKept': Record<never, never>
  'sshKeyAdd.privateClipboard': Record<never, never>
  'sshKeyAdd.privateFile': Record<never, never>
  'sshKeyAdd.privateEncrypted': Record<never, never>
  'sshKeyAdd.halfFound': Record<never, never>
  'sshKeyAdd.halfElsewhere': Record<never, never>
  'sshKeyAdd.useHalf': Record<never, never>
  'sshKeys.title': Record<never, never>
  'sshKeys.lead': Record<never, never>
  'sshKeys.reading': Record<never, never>
  'sshKeys.tryAgain': Record<never, never>
  'sshKeys.mayBeOld': Record<never, never>
  'sshKeys.notOfferedTitle': Record<never, never>
  'sshKeys.notOffered': Record<never, never>
  'sshKeys.openPanel': { panel: string | number }
  'sshKeys.noneTitle': Record<never, never>
  'sshKeys.none': Record<never, never>
  'sshKeys.addLead': Record<never, never>
  'sshKeys.add': Record<never, never>
  'sshKeys.search': Record<never, never>
  'sshKeys.searchHint': { count: number }
  'sshKeys.odd': { count: number }
  'sshKeys.noneFound': Record<never, never>
  'sshKeys.noName': Record<never, never>
  'sshKeys.added': { when: string | number }
  'sshKeys.bits': { bits: string | number; type: string | number }
  'sshKeys.markWeak': Record<never, never>
  'sshKeys.markTwin': Record<never, never>
  'sshKeys.copy': Record<never, never>
  'sshKeys.copyOf': { name: string | number }
  'sshKeys.remove': Record<never, never>
  'sshKeys.removing': Record<never, never>
  'sshKeys.removed': { name: string | number }
  'sshKeys.removedSpoken': { name: string | number }
  'sshKeys.undo': Record<never, never>
  'sshKeys.undoFor': { seconds: number }
  'sshKeys.backAgain': { name: string | number }
  'sshKeys.dismiss': Record<never, never>
  'sshKeys.stillThereTitle': Record<never, never>
  'sshKeys.stillThere': { name: string | number }
  'sshKeys.slashTitle': Record<never, never>
  'sshKeys.slash': { name: string | number }
  'sshKeys.connectTitle': Record<never, never>
  'sshKeys.connectLead': Record<never, never>
  'sshKeys.connectTryAgain': Record<never, never>
  'sshKeys.connectReading': Record<never, never>
  'sshKeys.connectNone': Record<never, never>
  'sshKeys.connectServers': Record<never, never>
  'sshKeys.connectMore': Record<never, never>
  'sshKeys.connectCommand': Record<never, never>
  'sshKeys.connectConfig': Record<never, never>
  'sshKeys.connectOtherWays': Record<never, never>
  'sshKeys.connectConfigHint': Record<never, never>
  'sshKeys.connectOpen': Record<never, never>
  'sshKeys.connectNotTold': Record<never, never>
  'sshKeys.connectMakeTitle': Record<never, never>
  'sshKeys.connectMakeLead': Record<never, never>
  'sshKeys.connectOpenPowerShell': Record<never, never>
  'sshKeys.connectOpenTerminal': Record<never, never>
  'sshKeys.connectMakeRun': Record<never, never>
  'sshKeys.connectMakeCommand': { system: string | number }
  'sshKeys.connectPassphrase': Record<never, never>
  'sshKeys.connectShowIt': Record<never, never>
  'sshKeys.connectShowCommand': { system: string | number }
  'twoFactor.setUpTitle': Record<never, never>
  'twoFactor.steps': Record<never, never>
  'twoFactor.stepScan': Record<never, never>
  'twoFactor.stepConfirm': Record<never, never>
  'twoFactor.stepSave': Record<never, never>
  'twoFactor.stepDone': Record<never, never>
  'twoFactor.intro': Record<never, never>
  'twoFactor.start': Record<never, never>
  'twoFactor.startAgain': Record<never, never>
  'twoFactor.starting': Record<never, never>
  'twoFactor.reloadedTitle': Record<never, never>
  'twoFactor.reloaded': Record<never, never>
  'twoFactor.tryAgain': Record<never, never>
  'twoFactor.qrCode': Record<never, never>
  'twoFactor.key': Record<never, never>
  'twoFactor.copyKey': Record<never, never>
  'twoFactor.openInApp': Record<never, never>
  'twoFactor.pictureAtPanel': Record<never, never>
  'twoFactor.byHand': Record<never, never>
  'twoFactor.entryIssuer': Record<never, never>
  'twoFactor.entryAccount': Record<never, never>
  'twoFactor.entryDigits': Record<never, never>
  'twoFactor.entryPeriod': Record<never, never>
  'twoFactor.entryAlgorithm': Record<never, never>
  'twoFactor.seconds': { seconds: number }
  'twoFactor.scanTitle': Record<never, never>
  'twoFactor.scanApp': Record<never, never>
  'twoFactor.scanAdd': Record<never, never>
  'twoFactor.scanThen': Record<never, never>
  'twoFactor.scanSecond': Record<never, never>
  'twoFactor.scanned': Record<never, never>
  'twoFactor.backToScan': Record<never, never>
  'twoFactor.confirmForm': Record<never, never>
  'twoFactor.code': Record<never, never>
  'twoFactor.codeHint': Record<never, never>
  'twoFactor.codeMissing': Record<never, never>
  'twoFactor.codeForm': Record<never, never>
  'twoFactor.codeWrong': Record<never, never>
  'twoFactor.turnOn': Record<never, never>
  'twoFactor.turningOn': Record<never, never>
  'twoFactor.enableLost': Record<never, never>
  'twoFactor.setUpWhat': Record<never, never>
  'twoFactor.isOn': Record<never, never>
  'twoFactor.alreadyOnTitle': Record<never, never>
  'twoFactor.alreadyOn': Record<never, never>
  'twoFactor.elsewhereTitle': Record<never, never>
  'twoFactor.elsewhereWhere': { time: string | number; where: string | number }
  'twoFactor.elsewhere': Record<never, never>
  'twoFactor.takeOver': Record<never, never>
  'twoFactor.lostTitle': Record<never, never>
  'twoFactor.lost': Record<never, never>
  'twoFactor.codesLostTitle': Record<never, never>
  'twoFactor.codesLost': Record<never, never>
  'twoFactor.newPhone': Record<never, never>
  'twoFactor.newPhoneLead': Record<never, never>
  'twoFactor.newPhoneFirst': Record<never, never>
  'twoFactor.newPhoneSecond': Record<never, never>
  'twoFactor.newPhoneThird': Record<never, never>
  'twoFactor.newPhoneOff': Record<never, never>
  'twoFactor.newPhoneIsOff': Record<never, never>
  'twoFactor.oldPhoneGone': Record<never, never>
  'twoFactor.oldPhoneGoneText': Record<never, never>
  'twoFactor.turnOffAndGoOn': Record<never, never>
  'twoFactor.newCodes': Record<never, never>
  'twoFactor.newCodesLead': Record<never, never>
  'twoFactor.newCodesOff': Record<never, never>
  'twoFactor.replaceCodeHint': Record<never, never>
  'twoFactor.replaceCodeWrong': Record<never, never>
  'twoFactor.replaceLost': Record<never, never>
  'twoFactor.replaceRefusedTitle': Record<never, never>
  'twoFactor.replaceRefused': Record<never, never>
  'twoFactor.offAndOn': Record<never, never>
  'twoFactor.makeCodes': Record<never, never>
  'twoFactor.makingCodes': Record<never, never>
  'twoFactor.codesReplaced': Record<never, never>
  'waysIn.title': Record<never, never>
  'waysIn.lead': Record<never, never>
  'waysIn.covered': Record<never, never>
  'waysIn.notCovered': Record<never, never>
  'waysIn.unknown': Record<never, never>
  'waysIn.web': Record<never, never>
  'waysIn.webOn': { name: string | number }
  'waysIn.webOff': { name: string | number }
  'waysIn.webUnknown': Record<never, never>
  'waysIn.webElsewhere': Record<never, never>
  'waysIn.setUp': Record<never, never>
  'waysIn.sftp': Record<never, never>
  'waysIn.sftpWhy': Record<never, never>
  'waysIn.sftpElsewhere': Record<never, never>
  'waysIn.changePassword': Record<never, never>
  'waysIn.sshKeys': Record<never, never>
  'waysIn.sshKey': Record<never, never>
  'waysIn.noName': Record<never, never>
  'waysIn.sshWhy': Record<never, never>
  'waysIn.sshPrint': { print: string | number }
  'waysIn.sshAdded': { print: string | number; when: string | number }
  'waysIn.sshMore': { count: number }
  'waysIn.sshMoreWhy': Record<never, never>
  'waysIn.noSshKeys': Record<never, never>
  'waysIn.seeSshKeys': Record<never, never>
  'waysIn.apiKeys': Record<never, never>
  'waysIn.apiKeyCount': { count: number }
  'waysIn.apiWhy': { count: number }
  'waysIn.apiOpen': { count: number }
  'waysIn.apiNeverUsed': { count: number }
  'waysIn.apiIdle': { count: number; days: string | number }
  'waysIn.more': { count: number }
  'waysIn.noApiKeys': Record<never, never>
  'waysIn.seeApiKeys': Record<never, never>
  'waysIn.codes': Record<never, never>
  'waysIn.codesWhy': Record<never, never>
  'waysIn.codesPerhaps': Record<never, never>
  'waysIn.codesMade': { when: string | number }
  'waysIn.codesMadeEarlier': Record<never, never>
  'waysIn.codesUsed': { count: number }
  'waysIn.codesNotCounted': Record<never, never>
  'waysIn.reading': Record<never, never>
  'waysIn.readNow': { list: string | number }
  'waysIn.blocked': Record<never, never>
  'waysIn.notRead': Record<never, never>
  'waysIn.notReadAgain': Record<never, never>
  'waysIn.tryAgain': Record<never, never>
  'waysIn.odd': { count: number }
  'waysIn.newCodes': Record<never, never>
}
