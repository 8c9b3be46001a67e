import { lazy, Suspense } from 'react'

import { useT } from '#src/i18n/context.ts'
import { loadNamespace } from '#src/i18n/load.ts'
import { PageTitle } from '#src/ui/page-title.tsx'

const AddForm = lazy(async () => {
  const [{ AddForm: Found }] = await Promise.all([
    import('./add/add-form.tsx'),
    loadNamespace('ssh-key-add'),
  ])
  return { default: Found }
})

/** Adding an SSH key: paste, drop or choose a public key. */
export function Component() {
  const t = useT()
  return (
    <>
      <PageTitle lead={t('sshKeys.addLead')}>{t('sshKeys.add')}</PageTitle>
      <Suspense>
        <AddForm />
      </Suspense>
    </>
  )
}
