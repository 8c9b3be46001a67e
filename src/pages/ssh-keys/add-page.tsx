import { Suspense } from 'react'

import { useT } from '#src/i18n/context.ts'
import { CodeWait } from '#src/ui/code-wait.tsx'
import { lazyPart } from '#src/ui/lazy-part.ts'
import { PageTitle } from '#src/ui/page-title.tsx'

const AddForm = lazyPart(
  async () => (await import('./add/add-form.tsx')).AddForm,
  'ssh-key-add',
)

/** Adding an SSH key: paste, drop or choose a public key. */
export function Component() {
  const t = useT()
  return (
    <>
      <PageTitle lead={t('sshKeys.addLead')}>{t('sshKeys.add')}</PageTitle>
      <Suspense fallback={<CodeWait of="part" />}>
        <AddForm />
      </Suspense>
    </>
  )
}
