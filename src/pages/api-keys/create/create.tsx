import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import type { ApiKey, CreatedApiKey } from '#src/api/api-keys.ts'
import { useLife } from '#src/forms/use-life.ts'
import { useHost } from '#src/host/context.ts'
import { useT, useRich } from '#src/i18n/context.ts'
import { apiKeyName } from '#src/keys/api-key-name.ts'
import { entryNews } from '#src/keys/entry-news.ts'
import { keepReplaced } from '#src/keys/keep-replaced.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { readReplaced, replacementOf } from '#src/keys/replaced.ts'
import type { Instant } from '#src/lib/instant.ts'
import { within } from '#src/lib/network.ts'
import { paths } from '#src/lib/paths.ts'
import { useNavigate } from '#src/navigation/provider.tsx'
import { useIsStillHere } from '#src/navigation/use-is-still-here.ts'
import { useAccount } from '#src/session/queries.ts'
import { UnlessClosed } from '#src/two-factor/unless-closed.tsx'
import { Alert } from '#src/ui/alert.tsx'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { Button } from '#src/ui/button.tsx'
import { focusPageTitle } from '#src/ui/focus.ts'
import { RowsWait } from '#src/ui/rows.tsx'

import { RevealKey } from '../reveal/reveal-key.tsx'
import { CreateForm, type CreateFormProps } from './create-form.tsx'
import { KeyIdentifiers } from './key-identifiers.tsx'
import { isDenied } from './late-keys.ts'
import { LateTwin } from './late-twin.tsx'
import { LostKey } from './lost-key.tsx'
import { takeListedKeys } from './made-late.ts'
import { takeMadeTwice } from './made-twice.ts'
import { OldKey } from './old-key.tsx'
import { keepShown } from './shown-here.ts'
import { TwinNotice } from './twin-notice.tsx'
import {
  forgetRequest,
  type UnheardRequest,
  unheardRequests,
  type Wanted,
} from './unheard-requests.ts'

import styles from './create.module.css'

type Step =
  | { name: 'form' }
  /** The key was replaced before, by the key `by` (identifier), which is there; of a page that is loaded anew, say. */
  | { name: 'replaced'; old: ApiKey; by: string }
  | { name: 'lost'; keys: readonly ApiKey[]; wanted: Wanted }
  /** `request`: what it was asked for by; of an account that is gone nothing is known. */
  | { name: 'reveal'; created: CreatedApiKey; request: UnheardRequest | undefined }
  /** Who is done waits for what the list tells. */
  | { name: 'looking' }
  /** The panel does not list the key that it said it made. */
  | { name: 'denied' }
  /** What an attempt before the one that came to a key has made late, too; or this one besides (`twiceOf`). */
  | { name: 'twin'; twins: readonly ApiKey[]; twiceOf: string | null }
  | { name: 'old'; old: ApiKey }

/** How long somebody who is done waits for what the list tells, in milliseconds. */
const patience = 2000

type CreateProps = Pick<CreateFormProps, 'replaces' | 'isGone' | 'isChange' | 'add'>

/**
 * The form, the key that it makes, and in a rotation the key that it replaces. In one file: nothing has to be fetched once
 * the key is here.
 */
export function Create({ replaces, isGone, isChange, add }: CreateProps) {
  const t = useT()
  const rich = useRich()
  const host = useHost()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const account = useAccount()
  const queries = useQueryClient()
  const life = useLife()
  const isStillHere = useIsStillHere()
  const [step, setStep] = useState<Step>(() => {
    const list = queries.getQueryData(keyQueries.apiKeys().queryKey)
    const found = replaces && replacementOf(replaces, list?.items ?? [], readReplaced(host))
    return found ? { name: 'replaced', old: replaces, by: found.by } : { name: 'form' }
  })
  const reveal = async (created: CreatedApiKey, sentAt: Instant) => {
    // Whoever has left never sees it: its request stays one that nobody has heard, which is told.
    if (!(await isStillHere()) || life().aborted) return
    keepShown(host, created.key.identifier)
    const request = unheardRequests(queries).find((each) => each.sentAt === sentAt)
    forgetRequest(queries, sentAt)
    // At once: however this is left, both keys are there from now on.
    if (replaces) keepReplaced(host, replaces.identifier, created.key.identifier)
    setStep({ name: 'reveal', created, request })
  }
  const lose = (keys: readonly ApiKey[], wanted: Wanted) =>
    setStep({ name: 'lost', keys, wanted })

  /** In place of this step, which is over: Back leads to what was before it, not to an empty form. */
  const leave = () => void navigate(paths.apiKeys(), { replace: true })

  /** `created`: the key (identifier) that the list has by now. */
  function goOn(created?: string) {
    const late = takeListedKeys(queries)
    if (late) setStep({ name: 'twin', twins: late.keys, twiceOf: null })
    else if (replaces) setStep({ name: 'old', old: replaces })
    else {
      if (created !== undefined) entryNews(host).keep(created, account)
      leave()
    }
  }

  /** What the list says of a key that the panel said it made counts; who is done does not wait long for it. */
  async function done(key: ApiKey, request: UnheardRequest | undefined) {
    setStep({ name: 'looking' })
    let twins: readonly ApiKey[] = []
    const asked = isDenied(queries, key)
      .then((isMissing) => {
        // Before it is told, and where it is too late to: the list marks them.
        if (request) twins = takeMadeTwice(queries, key, request)
        return isMissing
      })
      .catch(() => false)
    const isMissing = await within(asked, patience, false)
    if (!(await isStillHere()) || life().aborted) return
    announce(t(isMissing ? 'apiKeyCreate.deniedTitle' : 'apiKeyCreate.created'))
    if (isMissing) setStep({ name: 'denied' })
    else if (twins.length > 0) setStep({ name: 'twin', twins, twiceOf: apiKeyName(key) })
    else goOn(key.identifier)
  }

  return (
    <div className={styles['form']}>
      {step.name === 'form' && (
        <UnlessClosed account={account} onCancel={() => void navigate(paths.apiKeys())}>
          <CreateForm
            replaces={replaces}
            isGone={isGone}
            isChange={isChange}
            add={add}
            onCreated={(...made) => void reveal(...made)}
            onLost={lose}
          />
        </UnlessClosed>
      )}
      {step.name === 'lost' && (
        <LostKey
          // Another lost key is a story of its own.
          key={step.keys.map(({ identifier }) => identifier).join()}
          lost={step.keys}
          wanted={step.wanted}
          onCreated={(...made) => void reveal(...made)}
          onLost={lose}
        />
      )}
      {step.name === 'reveal' && (
        <RevealKey
          created={step.created}
          notice={<TwinNotice />}
          onDone={() => void done(step.created.key, step.request)}
        />
      )}
      {step.name === 'looking' && <RowsWait>{t('forms.loading')}</RowsWait>}
      {step.name === 'denied' && (
        <Alert
          kind="warn"
          takesFocus
          title={t('apiKeyCreate.deniedTitle')}
          actions={<Button onClick={() => goOn()}>{t('apiKeyCreate.goOn')}</Button>}
        >
          <p>{t('apiKeyCreate.denied')}</p>
        </Alert>
      )}
      {step.name === 'twin' && (
        <LateTwin
          // What is late is told after what came with it.
          key={step.twiceOf}
          twins={step.twins}
          twiceOf={step.twiceOf}
          onOver={() => goOn()}
        />
      )}
      {step.name === 'old' && (
        <OldKey
          old={step.old}
          onGone={leave}
          takesFocus
          title={t('apiKeyCreate.oldTitle')}
          action={<Button onClick={leave}>{t('apiKeyCreate.keepBoth')}</Button>}
        >
          {(names) => rich('apiKeyCreate.old', names)}
        </OldKey>
      )}
      {step.name === 'replaced' && (
        <OldKey
          old={step.old}
          onGone={leave}
          title={t('apiKeyCreate.replacedTitle')}
          action={
            <Button
              onClick={() => {
                // The button goes, and focus with it.
                focusPageTitle(host)
                setStep({ name: 'form' })
              }}
            >
              {t('apiKeyCreate.another')}
            </Button>
          }
        >
          {(names) =>
            rich('apiKeyCreate.replaced', {
              ...names,
              by: <KeyIdentifiers keys={[{ identifier: step.by }]} />,
            })
          }
        </OldKey>
      )}
    </div>
  )
}
