import type { Host } from '#src/host/host.ts'
import { lifetime } from '#src/host/lifetime.ts'
import { catalogueOf } from '#src/i18n/catalogue.ts'
import type { Namespace } from '#src/i18n/generated/keys.ts'
import { language } from '#src/i18n/language.ts'
import { orAborted } from '#src/lib/network.ts'

/** The code of what is not open yet, in the order in which people come to it. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import('./page-failure.tsx'),
  () => import('./not-found.tsx'),
  () => import('#src/pages/profile/page.tsx'),
  () => import('#src/pages/profile/at-a-glance.tsx'),
  () => import('#src/pages/security/page.tsx'),
  () => import('#src/pages/security/overview.tsx'),
  () => import('#src/pages/api-keys/page.tsx'),
  () => import('#src/pages/ssh-keys/page.tsx'),
  () => import('#src/pages/activity/page.tsx'),
  () => import('#src/pages/activity/event-details.tsx'),
  () => import('#src/pages/activity/more-filters.tsx'),
  () => import('#src/pages/activity/no-events.tsx'),
  () => import('#src/pages/activity/search-older.tsx'),
  () => import('#src/pages/activity/focus-feed.tsx'),
  () => import('#src/pages/activity/focus-older.tsx'),
  () => import('#src/pages/activity/linked-event.tsx'),
  () => import('#src/pages/activity/signals/signals.tsx'),
  () => import('#src/pages/activity/chart/day-chart.tsx'),
  () => import('#src/pages/activity/devices/devices.tsx'),
  () => import('#src/pages/activity/day-chip.tsx'),
  () => import('#src/feed/agent.ts'),
  () => import('#src/feed/read-last-uses.ts'),
  () => import('#src/two-factor/two-factor-state.ts'),
  () => import('#src/keys/read-key-names.ts'),
  () => import('./sign-in-again-dialog.tsx'),
  () => import('./another-account-dialog.tsx'),
  () => import('./leave-session.tsx'),
  () => import('./left-to-host.tsx'),
  () => import('./signed-out-banner.tsx'),
  () => import('#src/session/own-key-owner.ts'),
  () => import('./securing-bar.tsx'),
  () => import('./follow-other-tabs.ts'),
  () => import('./requirement-banner.tsx'),
  () => import('./section-mark.tsx'),
  () => import('./command/command-search.tsx'),
  () => import('./command/command-dialog.tsx'),
  () => import('./menu-items.tsx'),
  () => import('./streamer/turn.ts'),
  () => import('./streamer/private-values.tsx'),
  () => import('./everything/everything-dialog.tsx'),
  () => import('#src/password/password-form.tsx'),
  () => import('#src/password/unheard-password-notice.tsx'),
  () => import('#src/forms/error-summary.tsx'),
  () => import('#src/pages/profile/password-changed.tsx'),
  () => import('#src/pages/profile/email-changed.tsx'),
  () => import('#src/pages/profile/email-form.tsx'),
  () => import('#src/pages/profile/unheard-changes.tsx'),
  () => import('./recovery-code-used.tsx'),
  () => import('#src/pages/security/set-up-page.tsx'),
  () => import('#src/pages/security/set-up/qr-code.tsx'),
  () => import('#src/pages/security/set-up/last-steps.tsx'),
  () => import('#src/pages/security/set-up/second-device.tsx'),
  () => import('#src/pages/security/diagnosis/diagnose.ts'),
  () => import('#src/pages/security/diagnosis/wrong-code.tsx'),
  () => import('#src/pages/security/new-phone-page.tsx'),
  () => import('#src/pages/security/turn-off-form.tsx'),
  () => import('#src/pages/security/unheard-turn-off.tsx'),
  () => import('#src/pages/security/unheard-renewal.tsx'),
  () => import('#src/pages/security/pending-password.tsx'),
  () => import('#src/pages/security/recovery-codes-page.tsx'),
  () => import('#src/pages/security/replace-codes.tsx'),
  () => import('#src/ui/secrets/spelling.tsx'),
  () => import('#src/session/not-offered.tsx'),
  () => import('#src/pages/api-keys/key-details.tsx'),
  () => import('#src/keys/deletion/delete-keys.tsx'),
  () => import('#src/pages/api-keys/create-page.tsx'),
  () => import('#src/pages/api-keys/create/create.tsx'),
  () => import('#src/pages/api-keys/unheard.tsx'),
  () => import('#src/keys/unheard-keys.tsx'),
  () => import('#src/keys/unheard-key-writes.ts'),
  () => import('#src/pages/ssh-keys/describe-ssh-key.ts'),
  () => import('#src/pages/ssh-keys/ssh-key-details.tsx'),
  () => import('#src/pages/ssh-keys/add-page.tsx'),
  () => import('#src/pages/ssh-keys/add/add-form.tsx'),
  () => import('#src/pages/ssh-keys/connect/connect.tsx'),
  () => import('#src/pages/ssh-keys/good-news.tsx'),
  () => import('#src/pages/api-keys/created-news.tsx'),
  () => import('#src/pages/ssh-keys/not-back.tsx'),
  () => import('#src/pages/ssh-keys/not-removed.tsx'),
  () => import('#src/feed/mend-cut.ts'),
  () => import('#src/pages/activity/not-me-page.tsx'),
  () => import('#src/pages/activity/not-me/steps-list.tsx'),
  () => import('#src/pages/activity/not-me/password-is-new.tsx'),
  () => import('#src/pages/activity/export-page.tsx'),
  () => import('#src/pages/activity/export/feed-walk.ts'),
  () => import('#src/pages/sign-in/page.tsx'),
  () => import('#src/session/own-key-form.tsx'),
  () => import('#src/session/signed-in-already.tsx'),
  () => import('#src/pages/sign-in/forgot-page.tsx'),
]

/** Their words: all that there are; those of every page are there already. */
const words = Object.keys(import.meta.glob('../i18n/generated/en/*.ts')).map(
  (file) => file.slice(file.lastIndexOf('/') + 1, -'.ts'.length) as Namespace,
)

/** Resolves when the browser has nothing better to do. */
function idle(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve())
  else setTimeout(resolve, 200)
  return promise
}

/**
 * Fetches, one after another, what is not open yet, so that every page opens at once, and without a network. Stops at
 * the first failure without a word: whoever opens what is missing is told then; and when the Perch is over.
 */
export async function prefetchAll(host: Host): Promise<void> {
  const { load } = catalogueOf(language(host).locale())
  const { signal } = lifetime(host)
  try {
    for (const fetchOne of [...words.map((name) => () => load(name)), ...parts]) {
      // A browser may be busy for long after a Perch is over, and what waits holds on to it.
      await orAborted(idle(), signal)
      await fetchOne()
    }
  } catch {
    // Told where it is opened.
  }
}
