import { use } from 'react'

import { useLocale } from './context.ts'
import { PrivateValuesContext } from './private-values.ts'

/** Hides a value of a list of choices, which can neither be pointed at nor be told apart then but by its number. */
export function useHide(): (value: string, number: number) => string {
  const locale = useLocale()
  const hidden = use(PrivateValuesContext)
  return (value, number) => {
    const shown = hidden ? hidden.hide(value, locale) : value
    return shown === value ? value : `${shown} ${number}`
  }
}
