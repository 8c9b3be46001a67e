import { Fragment, useId, useState, useSyncExternalStore } from 'react'

import { entries } from './states.ts'

const themes = ['light', 'dark'] as const
const directions = ['ltr', 'rtl'] as const
const widths = ['360', '720', '1100', 'all'] as const

/** The state that is shown before one is chosen. */
const [first] = Array.from(
  entries,
  ([entry, states]) => `${entry}/${Object.keys(states)[0]}`,
)

/** Calls `changed` when another state is chosen, which the address tells; returns what ends it. */
function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

type ChoiceProps<Value extends string> = {
  label: string
  values: readonly Value[]
  value: Value
  onChange: (value: Value) => void
}

function Choice<Value extends string>({
  label,
  values,
  value,
  onChange,
}: ChoiceProps<Value>) {
  const name = useId()
  return (
    <fieldset>
      <legend>{label}</legend>
      {values.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name={name}
            checked={each === value}
            onChange={() => onChange(each)}
          />{' '}
          {each}
        </label>
      ))}
    </fieldset>
  )
}

/** All parts with their states, and the one that is chosen, as one wants to look at it. */
export function List() {
  const id = useId()
  const [theme, setTheme] = useState<(typeof themes)[number]>(() =>
    matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  )
  const [direction, setDirection] = useState<(typeof directions)[number]>('ltr')
  const [width, setWidth] = useState<(typeof widths)[number]>('all')
  const chosen = useSyncExternalStore(subscribe, () =>
    decodeURIComponent(location.hash.slice(1)),
  )
  const shown = chosen || first
  return (
    <div className="gallery">
      <nav aria-label="Parts" className="gallery-list">
        {Array.from(entries, ([entry, states]) => (
          <Fragment key={entry}>
            <h2 id={`${id}-${entry}`}>{entry}</h2>
            <ul aria-labelledby={`${id}-${entry}`}>
              {Object.keys(states).map((state) => {
                const address = `${entry}/${state}`
                return (
                  <li key={state}>
                    <a
                      href={`#${encodeURI(address)}`}
                      aria-current={address === shown ? 'true' : undefined}
                    >
                      {state}
                    </a>
                  </li>
                )
              })}
            </ul>
          </Fragment>
        ))}
      </nav>
      <main className="gallery-part">
        <div className="gallery-looks">
          <h1>{shown}</h1>
          <Choice label="Theme" values={themes} value={theme} onChange={setTheme} />
          <Choice
            label="Direction"
            values={directions}
            value={direction}
            onChange={setDirection}
          />
          <Choice label="Width" values={widths} value={width} onChange={setWidth} />
        </div>
        {shown && (
          <iframe
            title={shown}
            src={`?${new URLSearchParams({ state: shown, theme, direction }).toString()}`}
            style={{ inlineSize: width === 'all' ? '100%' : `${width}px` }}
          />
        )}
      </main>
    </div>
  )
}
