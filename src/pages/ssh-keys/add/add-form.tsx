import { zodResolver } from '@hookform/resolvers/zod'
import {
  useMutation,
  usePrefetchQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback, useDeferredValue, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useForm, useWatch } from 'react-hook-form'

import type { Problem } from '#src/api/failures.ts'
import type { SshKey } from '#src/api/ssh-keys.ts'
import type { List } from '#src/api/wire.ts'
import { recentActivity } from '#src/feed/recent.ts'
import { TextField, FormActions } from '#src/forms/controls.tsx'
import { Form } from '#src/forms/form.tsx'
import { LeaveGuard } from '#src/forms/leave-guard.tsx'
import { useLife } from '#src/forms/use-life.ts'
import { useOfferedFocus } from '#src/forms/use-offered-focus.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { entryNews } from '#src/keys/entry-news.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { whatListTells } from '#src/keys/own-list.ts'
import { heardOfKey, hearSshKeyWrite } from '#src/keys/unheard-key-writes.ts'
import { paths } from '#src/lib/paths.ts'
import { useNavigate } from '#src/navigation/provider.tsx'
import { useIsStillHere } from '#src/navigation/use-is-still-here.ts'
import { useAccount } from '#src/session/queries.ts'
import { readAfterWrite } from '#src/session/read-now.ts'
import { Alert } from '#src/ui/alert.tsx'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { Details } from '#src/ui/details.tsx'

import { fingerprint } from '../key/fingerprint.ts'
import { readPrivate, type PrivateReading } from '../key/private-key.ts'
import { sendable } from '../key/public-key.ts'
import { readKeys } from '../key/read-keys.ts'
import { sshKeyMutations } from '../mutations.ts'
import { chosenKey, SshKeyDraft } from './draft.ts'
import { Choose, KeyCard, duplicateOf } from './key-card.tsx'
import { KeyField } from './key-field.tsx'
import { MakeKey } from './make-key.tsx'
import { PrivateNotice } from './private-notice.tsx'

import styles from './add.module.css'

/** Which key of the field was to be added. */
type Chosen = Pick<SshKeyDraft, 'key' | 'choice'>

/** What became of a key whose answer was lost, by what the list tells of it. */
const resolutions = { there: 'done', 'not-there': 'not-done', untold: 'unknown' } as const

type KeptOut = { reading: PrivateReading; from: 'field' | 'file' } | 'too-large'

/** Adds a public key: shows what it is while it is entered, and sends only what was read of it. */
export function AddForm() {
  const t = useT()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const life = useLife()
  const isStillHere = useIsStillHere()
  const account = useAccount()
  const host = useHost()
  const { mutateAsync } = useMutation(sshKeyMutations.add())
  const { data: listed } = useQuery(keyQueries.sshKeys())
  // What is told of a key by it is there at once when the key is entered.
  usePrefetchQuery(recentActivity('keys'))
  const form = useForm({
    resolver: zodResolver(SshKeyDraft),
    shouldFocusError: false,
    defaultValues: { key: '', choice: 0, name: '' },
  })
  const { isDirty, isSubmitting, isSubmitted, errors } = form.formState
  const [text, choice] = useWatch({ control: form.control, name: ['key', 'choice'] })
  /** The name that came with the key in the field. */
  const suggested = useRef('')
  const [denied, setDenied] = useState(false)
  const [keptOut, setKeptOut] = useState<KeptOut | null>(null)
  const first = useOfferedFocus()
  const reading = readKeys(useDeferredValue(text))
  const keys = reading.kind === 'keys' ? reading.keys : []
  const found = keys[choice] ?? keys[0]

  const keepOut = useCallback((held: string, from: 'field' | 'file') => {
    const reading = readPrivate(held)
    if (reading) setKeptOut({ reading, from })
  }, [])

  /** The comment usually names the computer: the name follows the key, unless somebody typed one of their own. */
  function suggestName() {
    const name = form.getValues('name')
    if (name && name !== suggested.current) return
    const [key, which] = form.getValues(['key', 'choice'])
    suggested.current = chosenKey(key, which)?.comment.slice(0, 191) ?? ''
    // What was missing when it was sent is there now.
    form.setValue('name', suggested.current, { shouldValidate: isSubmitted })
  }

  /** Says of a text in which no key is what is wrong with it; what is wrong with a key stands on its card. */
  function sayUnreadable() {
    if (readKeys(form.getValues('key')).kind === 'unreadable') void form.trigger('key')
  }

  function choose(next: number) {
    form.setValue('choice', next)
    suggestName()
  }

  async function submit({ key, choice: which, name }: SshKeyDraft) {
    const chosen = chosenKey(key, which)
    const line = chosen && sendable(chosen)
    // The schema lets nothing else through.
    if (!chosen || line === null) throw new Error('There is no key to send')
    setDenied(false)
    await hearSshKeyWrite(
      queries,
      'add',
      { name, fingerprint: fingerprint(chosen.blob) },
      () => mutateAsync({ name, publicKey: line }),
    )
  }

  async function done({ name, ...draft }: SshKeyDraft) {
    const hasIt = !(await isDenied(draft))
    // Whoever went elsewhere meanwhile stays there.
    if (!(await isStillHere()) || life().aborted) return
    if (!hasIt) return setDenied(true)
    // Nothing typed is left to ask about.
    flushSync(() => form.reset())
    entryNews(host).keep(name, account)
    await navigate(paths.sshKeys())
    // The arrival is spoken, too, and only the last is heard.
    announce(t('sshKeys.isAdded', { name }))
  }

  const tellOf = (list: List<SshKey>, { key, choice: which }: Chosen) => {
    const chosen = chosenKey(key, which)
    return whatListTells(list, (each) => !!chosen && duplicateOf(chosen, [each]) !== null)
  }

  async function resolve(draft: SshKeyDraft, again: boolean) {
    const list = await readAfterWrite(queries, keyQueries.sshKeys(), again)
    const told = tellOf(list, draft)
    const chosen = chosenKey(draft.key, draft.choice)
    if (chosen && told === 'there') heardOfKey(queries, fingerprint(chosen.blob))
    return resolutions[told]
  }

  /** The panel's refusal of a key that it has does not say which one that is; the list may. */
  function explain({ detail }: Problem): string | undefined {
    if (!/already exists/i.test(detail)) return undefined
    const [key, which] = form.getValues(['key', 'choice'])
    const chosen = chosenKey(key, which)
    const list = queries.getQueryData(keyQueries.sshKeys().queryKey)?.items ?? []
    const twin = chosen && duplicateOf(chosen, list)
    return twin ? t('sshKeyAdd.twin', { name: twin.name }) : undefined
  }

  /** Whether the panel does not list a key that it said it added. A row that cannot be read may be it. */
  async function isDenied(draft: Chosen): Promise<boolean> {
    const list = await readAfterWrite(queries, keyQueries.sshKeys()).catch(() => null)
    return list !== null && tellOf(list, draft) === 'not-there'
  }

  return (
    <div className={styles['form']}>
      <Form
        form={form}
        label={t('sshKeyAdd.form')}
        submit={submit}
        onDone={done}
        resolveLostAnswer={resolve}
        serverFields={{ name: 'name', public_key: 'key' }}
        explain={explain}
      >
        {denied && (
          <Alert kind="warn" role="alert" takesFocus>
            <p>{t('sshKeyAdd.denied')}</p>
          </Alert>
        )}
        <div ref={first}>
          <KeyField
            control={form.control}
            onPrivate={keepOut}
            onTooLarge={() => setKeptOut('too-large')}
            onClean={(isWhole) => {
              setKeptOut(null)
              form.setValue('choice', 0)
              suggestName()
              // What was said before it was sent was about another text.
              if (!isSubmitted) form.clearErrors('key')
              if (isWhole) sayUnreadable()
            }}
            onLeave={sayUnreadable}
          />
        </div>
        {!found && (
          <Details summary={t('sshKeyAdd.make')}>
            <MakeKey />
          </Details>
        )}
        {keptOut === 'too-large' ? (
          <Alert kind="warn" role="alert">
            <p>{t('sshKeyAdd.fileTooLarge')}</p>
          </Alert>
        ) : (
          keptOut && (
            <PrivateNotice
              {...keptOut}
              onUseHalf={(line) => {
                form.setValue('key', line, { shouldDirty: true })
                setKeptOut(null)
                suggestName()
                form.setFocus('key')
              }}
            />
          )
        )}
        {keys.length > 1 && <Choose keys={keys} choice={choice} onChoose={choose} />}
        {found && (
          <KeyCard
            found={found}
            listed={listed?.items ?? []}
            isSaid={errors.key !== undefined}
          />
        )}
        <TextField
          control={form.control}
          name="name"
          label={t('sshKeyAdd.name')}
          hint={t('sshKeyAdd.nameHint')}
          autoComplete="off"
        />
        <FormActions
          control={form.control}
          submitLabel={t('sshKeyAdd.add')}
          pendingLabel={t('sshKeyAdd.adding')}
          onCancel={() => void navigate(paths.sshKeys())}
        />
        <LeaveGuard when={isDirty} isSending={isSubmitting} what={t('sshKeyAdd.what')} />
      </Form>
    </div>
  )
}
