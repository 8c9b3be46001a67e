import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import type { ApiKey, CreatedApiKey } from '#src/api/api-keys.ts'
import { isFailure } from '#src/api/failures.ts'
import { problemCodes } from '#src/api/problem-codes.ts'
import { TextField, FormActions } from '#src/forms/controls.tsx'
import { Form } from '#src/forms/form.tsx'
import { LeaveGuard } from '#src/forms/leave-guard.tsx'
import type { Explain } from '#src/forms/place-failure.ts'
import { useOfferedFocus } from '#src/forms/use-offered-focus.ts'
import { useT } from '#src/i18n/context.ts'
import { learnKeyLimit, keyQueries } from '#src/keys/key-queries.ts'
import type { Instant } from '#src/lib/instant.ts'
import { paths } from '#src/lib/paths.ts'
import { useNavigate } from '#src/navigation/provider.tsx'
import { sameAccount } from '#src/session/same-account.ts'
import { useAnnounce, useRetract } from '#src/ui/announcer.tsx'
import { Stack } from '#src/ui/section.tsx'

import { AboutNewKey } from './about-new-key.tsx'
import { AddressesField } from './addresses-field.tsx'
import { AlikeQuestion } from './alike-question.tsx'
import { draftResolver } from './draft-resolver.ts'
import {
  addressesOf,
  type ApiKeyDraft,
  charactersOver,
  described,
  wantedIn,
} from './draft.ts'
import { whatBecameOf } from './late-keys.ts'
import { leavingMeanwhile } from './leaving-meanwhile.ts'
import { isSame, takeListedKeys } from './made-late.ts'
import { MakeRoom } from './make-room.tsx'
import { createKeyMutations, type Open, takeMade } from './mutations.ts'
import { putBack, putWrongBack } from './put-back.ts'
import { ReviewField } from './review-field.tsx'
import { SecondKeyQuestion } from './second-key-question.tsx'
import { UnheardKeys } from './unheard-keys.tsx'
import { isInFlight, unheardRequests, type Wanted } from './unheard-requests.ts'

/** From here on it says how many characters are left. */
const nearEnd = 50

export type CreateFormProps = {
  /** The key that the new one replaces. */
  replaces: ApiKey | null
  /** Whether the key that was to be replaced is not in the list. */
  isGone: boolean
  /** Whether it replaces it for the sake of its addresses. */
  isChange: boolean
  /** An address that comes to those of the key; whatever stands in the URL. */
  add: string | null
  /** `sentAt`: by which request. */
  onCreated: (created: CreatedApiKey, sentAt: Instant) => void
  /** The panel made a key, and its answer with the secret was lost; several when others made keys just like it. */
  onLost: (keys: readonly ApiKey[], wanted: Wanted) => void
}

/** A second key may be asked for, where the first may still come, or came from another tab. `press`: how many were before the one that asks. */
type Asking = Open & { wanted: Wanted; typed: string; press: number }

const identifiersOf = (keys: readonly ApiKey[]): ReadonlySet<string> =>
  new Set(keys.map(({ identifier }) => identifier))

/** What a new key is for, and from where it may be used. */
export function CreateForm({
  replaces,
  isGone,
  isChange,
  add,
  onCreated,
  onLost,
}: CreateFormProps) {
  const t = useT()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const form = useForm({
    resolver: draftResolver,
    shouldFocusError: false,
    defaultValues: {
      ...described(replaces),
      addresses: addressesOf(replaces, add),
      pending: '',
    },
  })
  const { isDirty, isSubmitting, submitCount } = form.formState
  const [description, reviewOn] = useWatch({
    control: form.control,
    name: ['description', 'reviewOn'],
  })
  const { mutateAsync, error } = useMutation(createKeyMutations.create())
  const sent = useRef<readonly string[]>([])
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set())
  // What was asked for before this form was there, or when something else stood in it, its alert does not tell.
  const [earlier, setEarlier] = useState<ReadonlySet<Instant>>(
    () => new Set(unheardRequests(queries).map(({ sentAt }) => sentAt)),
  )
  // Whether a second key is wanted: what was asked for, and how it stood in the form.
  const [asking, setAsking] = useState<Asking | null>(null)
  // What somebody has said to want though it may come to two keys, and the press (how many were before it) that says so.
  const sure = useRef<{ wanted: Wanted; press: number } | null>(null)
  // The keys (identifiers) of which it was said that they are just like what is asked for.
  const toldOf = useRef<ReadonlySet<string>>(new Set())
  const [isBehindTab, setBehindTab] = useState(false)
  const announce = useAnnounce()
  const retract = useRetract()
  const [refusals, setRefusals] = useState(0)
  // Who replaces a key has its name already, and the warning to read.
  const first = useOfferedFocus(replaces === null)
  const left = -charactersOver(description, reviewOn)

  /** Has requests told of above the form, by what they asked for; not what is in flight, which the form itself waits for. */
  function tellAbove(isAsked: (wanted: Wanted) => boolean) {
    const told = unheardRequests(queries)
      .filter((request) => isAsked(request.wanted) && !isInFlight(request))
      .map(({ sentAt }) => sentAt)
    setEarlier((before) => before.union(new Set(told)))
  }

  const standing = () => JSON.stringify(form.getValues())
  const known = () => queries.getQueryData(keyQueries.apiKeys().queryKey)
  const hasKeys = () => (known()?.items.length ?? 0) > 0
  /** How many keys there are, those that cannot be read among them. */
  const keysThere = () => {
    const list = known()
    return list ? list.items.length + list.odd : null
  }

  const explain: Explain = (problem) => {
    if (problem.code === problemCodes.keyLimit) {
      return t('apiKeyCreate.limit', { count: keysThere() ?? 0 })
    }
    const [, at] = /^allowed_ips\.(\d+)$/.exec(problem.at ?? '') ?? []
    const address = at === undefined ? undefined : sent.current[Number(at)]
    // Some panels only say which one by its number.
    if (address === undefined || problem.detail.includes(address)) return undefined
    return t('apiKeyCreate.refusedEntry', { address, why: problem.detail })
  }

  function tellWaits(isWaiting: boolean) {
    setBehindTab(isWaiting)
    if (isWaiting) announce(t('apiKeyCreate.otherTab'))
    else retract(t('apiKeyCreate.otherTab'))
  }

  /** Sends what stands in the form, though it may come to two keys. */
  function insist(element: HTMLFormElement | null, wanted: Wanted) {
    sure.current = { wanted, press: submitCount }
    // Its own button goes with it.
    element?.querySelector<HTMLElement>('[type=submit]')?.focus()
    element?.requestSubmit()
  }

  async function submit(draft: ApiKeyDraft) {
    const wanted = wantedIn(draft)
    const typed = standing()
    const isStillTheirs = sameAccount(queries)
    const isSure =
      sure.current?.press === submitCount && isSame(sure.current.wanted, wanted)
    sent.current = wanted.allowedIps
    setAsking(null)
    tellAbove((other) => !isSame(other, wanted))
    try {
      const made = takeMade(
        await mutateAsync({
          wanted,
          isSure,
          replaces: replaces?.identifier,
          toldOf: toldOf.current,
          tellWaits,
        }),
      )
      if (made.kind === 'open') {
        setAsking({ ...made, wanted, typed, press: submitCount })
        if ('alike' in made)
          toldOf.current = toldOf.current.union(identifiersOf(made.alike))
      } else if (made.kind === 'lost') onLost(made.keys, made.wanted)
      else onCreated(made.created, made.sentAt)
    } catch (error) {
      if (isFailure(error, 'refused')) {
        const places = new Set(
          Object.values(error.fields)
            .flat()
            .map(({ at }) => at),
        )
        const those = wanted.allowedIps.filter((_, at) => places.has(`allowed_ips.${at}`))
        setRefused(new Set(those))
        if (those[0] !== undefined) putBack(form, those[0])
      }
      if (isFailure(error, 'refused') && error.code === problemCodes.keyLimit) {
        const count = keysThere()
        if (count !== null && isStillTheirs()) learnKeyLimit(queries, count)
        // The notice above the form says it, and has the way out.
        if (hasKeys()) return setRefusals((before) => before + 1)
      }
      throw error
    }
  }

  function found(wanted: Wanted, isTyped: boolean) {
    setAsking(null)
    // Something else stands in the form by now, which stays: the key is told of above it.
    if (!isTyped) return tellAbove((other) => isSame(other, wanted))
    const late = takeListedKeys(queries, wanted)
    if (late) onLost(late.keys, late.wanted)
  }

  return (
    <Stack>
      {earlier.size > 0 && <UnheardKeys isShown={({ sentAt }) => earlier.has(sentAt)} />}
      <MakeRoom
        refusals={refusals}
        onMade={() => {
          setRefusals(0)
          form.setFocus('description')
        }}
      />
      <Form
        form={form}
        label={t('apiKeyCreate.form')}
        onPress={() => putWrongBack(form)}
        submit={submit}
        resolveLostAnswer={(draft, again) => whatBecameOf(queries, wantedIn(draft), again)}
        onFound={(draft, isTyped) => found(wantedIn(draft), isTyped)}
        lostAnswerWords={t('apiKeyCreate.unknown')}
        serverFields={{ description: 'description', allowed_ips: 'pending' }}
        explain={explain}
      >
        {asking && 'alike' in asking && (
          <AlikeQuestion
            key={asking.press}
            keys={asking.alike}
            onAnyway={(element) => insist(element, asking.wanted)}
          />
        )}
        {asking && 'told' in asking && (
          <SecondKeyQuestion
            // Asked again, it says what is known by then.
            key={asking.press}
            wanted={asking.wanted}
            toldFirst={asking.told}
            onFound={() => found(asking.wanted, asking.typed === standing())}
            onAnyway={(element) => insist(element, asking.wanted)}
          />
        )}
        <AboutNewKey replaces={replaces} isGone={isGone} isChange={isChange} />
        <div ref={first}>
          <TextField
            control={form.control}
            name="description"
            label={t('apiKeyCreate.description')}
            hint={t('apiKeyCreate.descriptionHint')}
            autoComplete="off"
            advice={
              left < 0
                ? t('apiKeyCreate.over', { count: -left })
                : left <= nearEnd && t('apiKeyCreate.left', { count: left })
            }
          />
        </div>
        <AddressesField form={form} refused={refused} isOffered={isChange} />
        <ReviewField control={form.control} />
        <FormActions
          control={form.control}
          submitLabel={t(replaces ? 'apiKeyCreate.createNew' : 'apiKeyCreate.create')}
          pendingLabel={t('apiKeyCreate.creating')}
          waitsFor={isBehindTab && t('apiKeyCreate.otherTab')}
          onCancel={() => void navigate(paths.apiKeys())}
        />
        <LeaveGuard
          when={isDirty || isSubmitting}
          what={t('apiKeyCreate.what')}
          asks={isSubmitting && leavingMeanwhile(t)}
          isSignedOut={isFailure(error, 'unauthenticated')}
        />
      </Form>
    </Stack>
  )
}
