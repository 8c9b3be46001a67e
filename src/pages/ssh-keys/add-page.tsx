import { Suspense } from 'react'

import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { useNavigate } from '#src/navigation/provider.tsx'
import { useHadKeyWrites } from '#src/session/key-writes.ts'
import { useAccount } from '#src/session/queries.ts'
import { UnlessClosed } from '#src/two-factor/unless-closed.tsx'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { PageTitle } from '#src/ui/section.tsx'

const AddForm = lazyPart(
  async () => (await import('./add/add-form.tsx')).AddForm,
  'ssh-key-add',
)

/** Few pages are loaded again while a key is added. */
const UnheardSshKeys = lazyPart(
  async () => (await import('#src/keys/unheard-keys.tsx')).UnheardSshKeys,
  'api-key-delete',
)

/** Adding an SSH key: paste, drop or choose a public key. */
export function Component() {
  const t = useT()
  const navigate = useNavigate()
  const account = useAccount()
  const hadWrites = useHadKeyWrites()
  return (
    <>
      <PageTitle lead={t('sshKeys.addLead')}>{t('sshKeys.add')}</PageTitle>
      <UnlessClosed account={account} onCancel={() => void navigate(paths.sshKeys())}>
        {hadWrites && (
          <Suspense fallback={<CodeWait of="part" />}>
            <UnheardSshKeys only="add" />
          </Suspense>
        )}
        <Suspense fallback={<CodeWait of="part" />}>
          <AddForm />
        </Suspense>
      </UnlessClosed>
    </>
  )
}
