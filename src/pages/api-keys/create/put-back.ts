import type { UseFormReturn } from 'react-hook-form'

import { isRange, readRange } from '../addresses/range.ts'
import { allEntries, type ApiKeyDraft, faultOf } from './draft.ts'

/** Puts one entry of the list back into the field; what stood there comes to the list. */
export function putBack(form: UseFormReturn<ApiKeyDraft>, entry: string): void {
  const { addresses, pending } = form.getValues()
  const others = allEntries(addresses, pending).filter((each) => each !== entry)
  form.setValue('addresses', others, { shouldDirty: true })
  form.setValue('pending', entry, { shouldDirty: true })
}

/**
 * Puts the first entry of the list that is no address back into the field: what is said to be wrong is there to be mended. Not
 * where what stands in the field is to be mended first.
 */
export function putWrongBack(form: UseFormReturn<ApiKeyDraft>): void {
  const { addresses, pending } = form.getValues()
  if (faultOf([], pending)) return
  const wrong = addresses.find((entry) => !isRange(readRange(entry)))
  if (wrong !== undefined) putBack(form, wrong)
}
