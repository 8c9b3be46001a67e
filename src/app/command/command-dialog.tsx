import { useId, useState, type KeyboardEvent } from 'react'

import { useT } from '#src/i18n/context.ts'
import { brief } from '#src/lib/invisible-characters.ts'
import { withoutSecret } from '#src/lib/pasted-key.ts'
import { classNames } from '#src/ui/class-names.ts'
import { Dialog } from '#src/ui/dialog.tsx'
import { Icon } from '#src/ui/icons.tsx'
import { Private } from '#src/ui/private.tsx'
import { Value } from '#src/ui/value.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'

import { useCommands, type Command } from './commands.tsx'
import { KeyboardHelp } from './keyboard-help.tsx'
import { matching, partsOf } from './match.ts'
import { ShortcutChoice } from './shortcut-choice.tsx'

import menu from '#src/ui/menu.module.css'
import text from '#src/ui/text.module.css'
import styles from './command.module.css'

/** So many keys are shown of those that a search finds: who looks for one types more of its name. */
const mostKeys = 8

type Group = { group: Command['group']; commands: readonly Command[] }

/**
 * What a search shows, the group with the best of it first: all of it, but keys before anything is typed, since there may
 * be hundreds.
 */
function shownOf(all: readonly Command[], search: string): readonly Group[] {
  const isSearch = search.trim() !== ''
  const found = matching(all, search).filter(({ group }) => isSearch || group !== 'keys')
  return [...new Set(found.map(({ group }) => group))].map((group) => ({
    group,
    commands: found
      .filter((each) => each.group === group)
      .slice(0, group === 'keys' ? mostKeys : undefined),
  }))
}

/** Finds a page, something to do, or a key by its name, and goes there: a combobox as the ARIA Authoring Practices describe it. */
export function CommandDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const id = useId()
  const [search, setSearch] = useState('')
  const [at, setAt] = useState(0)
  const groups = shownOf(useCommands(), search)
  const shown = groups.flatMap(({ commands }) => commands)
  // What is read meanwhile may make the list another.
  const chosen = shown[Math.min(at, shown.length - 1)]
  const optionId = (command: Command) => `${id}-${shown.indexOf(command)}`

  function choose(command: Command | undefined): void {
    if (!command) return
    onClose()
    command.act()
  }

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    const last = shown.length - 1
    const to = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : Math.min(at, last) - 1,
      PageDown: last,
      PageUp: 0,
    }[event.key]
    if (to === undefined) return
    setAt(Math.max(to, 0))
    event.preventDefault()
  }

  return (
    <Dialog title={t('command.title')} onClose={onClose} bare>
      {/* A form: Enter that ends the composition of a letter does not send it. */}
      <form
        className={styles['field']}
        onSubmit={(event) => {
          event.preventDefault()
          // After it: React would read the form for a transition that begins in its event.
          queueMicrotask(() => choose(chosen))
        }}
      >
        <Icon name="search" />
        <input
          data-first-focus
          type="text"
          role="combobox"
          className={styles['input']}
          aria-label={t('command.title')}
          aria-expanded={shown.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen && optionId(chosen)}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          placeholder={t('command.placeholder')}
          value={search}
          onChange={(event) => {
            setSearch(withoutSecret(event.target.value))
            setAt(0)
          }}
          onKeyDown={press}
        />
        <button
          type="button"
          className={menu['item']}
          aria-label={t('command.close')}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </form>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('command.title')}
        className={styles['list']}
      >
        {groups.map(({ group, commands }) => (
          <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
            <p id={`${id}-${group}`} role="presentation" className={styles['group']}>
              {t(`command.${group}`)}
            </p>
            {commands.map((command) => (
              <button
                key={command.id}
                type="button"
                id={optionId(command)}
                role="option"
                tabIndex={-1}
                aria-selected={command === chosen}
                className={classNames(menu['item'], styles['option'])}
                ref={command === chosen ? intoView : null}
                // Focus stays in the field.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(command)}
              >
                <Icon name={command.icon} />
                <span className={styles['label']}>
                  <Label of={command.label} search={search} />
                </span>
                <span className={text['quiet']}>{command.aside}</span>
              </button>
            ))}
          </div>
        ))}
      </div>
      {/* There from the beginning: assistive technology would miss its first words. */}
      <div role="status">
        {shown.length === 0 ? (
          <p className={styles['none']}>{t('command.none')}</p>
        ) : (
          <VisuallyHidden>
            {search.trim() && t('command.found', { count: shown.length })}
          </VisuallyHidden>
        )}
      </div>
      <ShortcutChoice />
      <KeyboardHelp />
    </Dialog>
  )
}

/** The chosen line is in sight, wherever the list is scrolled to. */
function intoView(line: HTMLElement | null): void {
  line?.scrollIntoView?.({ block: 'nearest' })
}

/** A name with what of it was searched for. */
function Label({ of, search }: { of: string; search: string }) {
  const parts = partsOf(brief(of), search)
  if (!parts) return <Value of={of} />
  const [before, found, after] = parts
  return (
    <Private of={of}>
      <bdi>
        {before}
        <b>{found}</b>
        {after}
      </bdi>
    </Private>
  )
}
